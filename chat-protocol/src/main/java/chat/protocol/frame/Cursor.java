package chat.protocol.frame;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;

/** Reads bytes from left to right, and never more of them than there are. */
final class Cursor {
  private final Bytes bytes;
  private int at;

  Cursor(Bytes bytes) {
    this.bytes = bytes;
  }

  int u8() {
    require(1);
    return bytes.at(at++);
  }

  int u16() {
    return u8() << Byte.SIZE | u8();
  }

  long u32() {
    return (long) u16() << Short.SIZE | u16();
  }

  /** A number of 8 bytes. Those of 2^63 and more, nobody counts that far, are malformed. */
  long u63() {
    long value = u32() << Integer.SIZE | u32();
    if (value < 0) {
      throw malformed("a number is above 2^63 - 1");
    }
    return value;
  }

  Bytes take(int size) {
    require(size);
    at += size;
    return bytes.slice(at - size, at);
  }

  Bytes rest() {
    return take(bytes.size() - at);
  }

  boolean isAtEnd() {
    return at == bytes.size();
  }

  /** What was read last; nothing may follow it. */
  <T> T last(T value) {
    if (!isAtEnd()) {
      throw malformed("there is more than the frame can hold");
    }
    return value;
  }

  private void require(int size) {
    if (bytes.size() - at < size) {
      throw malformed("the frame is cut off");
    }
  }

  private static ProtocolException malformed(String message) {
    return new ProtocolException(Fault.MALFORMED, message);
  }
}
