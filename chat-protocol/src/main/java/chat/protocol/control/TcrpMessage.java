package chat.protocol.control;

import chat.protocol.Bytes;

/**
 * One TCRP message (section 3.1).
 *
 * @param operation what it is about
 * @param state how far the transaction is
 * @param room the bytes of a room name, 0 to 255; what they mean depends on the operation
 * @param payload the bytes behind it, at most 2^29 - 1
 */
public record TcrpMessage(Operation operation, State state, Bytes room, Bytes payload) {
  /** The header that announces this message. */
  public TcrpHeader header() {
    return new TcrpHeader(room.size(), operation, state, payload.size());
  }

  /** Header and body as they travel. */
  public Bytes encode() {
    byte[] bytes = new byte[TcrpHeader.LENGTH + room.size() + payload.size()];
    int offset = header().encode().copyTo(bytes, 0);
    offset = room.copyTo(bytes, offset);
    payload.copyTo(bytes, offset);
    return Bytes.of(bytes);
  }

  /** Tells sizes only: a payload may hold a token or a password. */
  @Override
  public String toString() {
    return "TCRP %s %s room(%d) payload(%d)"
        .formatted(operation, state, room.size(), payload.size());
  }
}
