package chat.server.room;

import chat.protocol.Rate;

/**
 * What the registry allows.
 *
 * @param rooms rooms in all
 * @param roomsPerAddress rooms that one address may have made
 * @param members members in one room
 * @param membersPerAddress members of all rooms that may have come from one address
 * @param rate how fast each member may speak
 * @param datagramsPerRoom datagrams a second that the talk of one room may cause
 * @param history how much of each room's log is kept
 */
public record RoomLimits(
    int rooms,
    int roomsPerAddress,
    int members,
    int membersPerAddress,
    Rate rate,
    int datagramsPerRoom,
    HistoryLimits history) {}
