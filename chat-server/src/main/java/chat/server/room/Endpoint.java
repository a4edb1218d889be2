package chat.server.room;

/** Where a datagram comes from or goes to: a host and a port. */
public record Endpoint(HostAddress host, int port) {}
