package chat.server.room;

import chat.protocol.Rate;

/**
 * What the registry allows.
 *
 * @param rooms rooms in all
 * @param roomsPerAddress rooms that one address may have made
 * @param members members in one room
 * @param rate how fast each member may speak
 */
public record RoomLimits(int rooms, int roomsPerAddress, int members, Rate rate) {}
