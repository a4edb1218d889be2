package chat.client.conform;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;

/** What a client sends, byte by byte as the text has it. */
final class Requests {
  static final int CREATE = 1;
  static final int JOIN = 2;
  static final int LIST = 3;

  private static final int SIZE_OFFSET = 3;
  private static final int SIZE_BYTES = 29;
  private static final int BITS = 8;

  private Requests() {}

  /** How a client says who it is. */
  enum Form {
    /** The user name and nothing else. */
    RAW,
    /** A JSON object. */
    JSON;

    Bytes payload(String name) {
      return switch (this) {
        case RAW -> Bytes.utf8(name);
        case JSON -> json(name, "");
      };
    }
  }

  /** A JSON object with a user name that needs no escapes, and behind it {@code more} of it. */
  static Bytes json(String name, String more) {
    return Bytes.utf8("{\"username\":\"" + name + "\"" + more + "}");
  }

  /** A message in state 0. */
  static Bytes request(int operation, Bytes room, Bytes payload) {
    return message(operation, 0, room, payload);
  }

  static Bytes message(int operation, int state, Bytes room, Bytes payload) {
    return header(room.size(), operation, state, payload.size()).plus(room).plus(payload);
  }

  static Bytes header(int roomSize, int operation, int state, long payloadSize) {
    byte[] bytes = new byte[ProtocolLimits.HEADER_SIZE];
    bytes[0] = (byte) roomSize;
    bytes[1] = (byte) operation;
    bytes[2] = (byte) state;
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[SIZE_OFFSET + SIZE_BYTES - 1 - i] = (byte) (payloadSize >>> (BITS * i));
    }
    return Bytes.of(bytes);
  }

  static Bytes datagram(Bytes room, Bytes token, Bytes message) {
    return Bytes.of((byte) room.size(), (byte) token.size()).plus(room).plus(token).plus(message);
  }
}
