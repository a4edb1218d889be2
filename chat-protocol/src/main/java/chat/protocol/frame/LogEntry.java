package chat.protocol.frame;

import java.time.Instant;

/**
 * One entry of a room's log.
 *
 * @param seq its number; the first of a room is 1, each next one 1 more
 * @param time when it happened, by the server's clock, in whole milliseconds
 * @param what what happened
 */
public record LogEntry(long seq, Instant time, Happening what) {}
