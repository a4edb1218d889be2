package chat.server.relay;

import chat.protocol.Bytes;
import chat.server.room.Endpoint;

/** A datagram that came in, and who sent it. */
record Arrival(Bytes datagram, Endpoint from) {}
