package chat.server.dialect;

import chat.protocol.Bytes;

/** A field of a fixed size, filled up with zeros. */
final class Padded {
  private Padded() {}

  static Bytes to(int size, Bytes bytes) {
    return bytes.plus(Bytes.of(new byte[Math.max(0, size - bytes.size())]));
  }
}
