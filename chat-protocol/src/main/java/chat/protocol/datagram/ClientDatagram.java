package chat.protocol.datagram;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.Token;

/**
 * What a member sends (section 4.1).
 *
 * @param room the room it speaks in
 * @param token the token it was given there
 * @param body what it says, as bytes; empty for a hello or keepalive
 */
public record ClientDatagram(RoomName room, Token token, Bytes body) {}
