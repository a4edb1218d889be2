package chat.server.control;

import java.time.Duration;

/**
 * What a client may ask of the TCP side.
 *
 * @param requestBytes the largest payload of a request
 * @param connections connections at once, in all
 * @param connectionsPerAddress connections at once from one address
 * @param requestTime how long a request may take to arrive
 * @param firstByteTime how long its first byte may take
 * @param wrongPasswordsPerMinute wrong passwords a minute from one address
 */
public record ControlLimits(
    int requestBytes,
    int connections,
    int connectionsPerAddress,
    Duration requestTime,
    Duration firstByteTime,
    int wrongPasswordsPerMinute) {}
