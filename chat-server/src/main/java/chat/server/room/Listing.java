package chat.server.room;

import chat.protocol.control.ControlPayload.RoomEntry;
import java.util.List;

/**
 * The rooms there are.
 *
 * @param rooms the first of them, by name
 * @param total how many there are in all
 */
public record Listing(List<RoomEntry> rooms, int total) {}
