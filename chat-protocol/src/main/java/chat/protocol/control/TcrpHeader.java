package chat.protocol.control;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;

/**
 * The 32 bytes in front of each TCRP message (section 3.1).
 *
 * <pre>
 *  0               1               2               3 ... 31
 * +---------------+---------------+---------------+----------------------------------+
 * | RoomNameSize  |   Operation   |     State     | OperationPayloadSize, 29 bytes   |
 * +---------------+---------------+---------------+----------------------------------+
 * </pre>
 *
 * @param roomNameSize bytes of room name in the body, 0 to 255
 * @param operation what the message is about
 * @param state how far the transaction is
 * @param payloadSize bytes of payload behind the room name, 0 to 2^29 - 1; big-endian on the wire
 */
public record TcrpHeader(int roomNameSize, Operation operation, State state, long payloadSize) {
  /** How many bytes a header takes. */
  public static final int LENGTH = ProtocolLimits.HEADER_SIZE;

  private static final int SIZE_OFFSET = 3;
  private static final int SIZE_TAIL = 4;

  /**
   * Checks the ranges.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}
   */
  public TcrpHeader {
    if (roomNameSize < 0 || roomNameSize > ProtocolLimits.ROOM_NAME_MAX) {
      throw new ProtocolException(Fault.MALFORMED, "the room name size is not 0 to 255");
    }
    if (payloadSize < 0 || payloadSize > ProtocolLimits.PAYLOAD_REPRESENTABLE_MAX) {
      throw new ProtocolException(Fault.MALFORMED, "the payload size is over 2^29 - 1");
    }
  }

  /**
   * Decodes exactly {@link #LENGTH} bytes.
   *
   * @throws ProtocolException {@link Fault#MALFORMED} when there are more or fewer, or the payload
   *     size is over 2^29 - 1
   */
  public static TcrpHeader decode(Bytes bytes) {
    if (bytes.size() != LENGTH) {
      throw new ProtocolException(Fault.MALFORMED, "a header has 32 bytes");
    }
    return new TcrpHeader(
        bytes.at(0), Operation.of(bytes.at(1)), State.of(bytes.at(2)), payloadSize(bytes));
  }

  /** The 32 bytes of this header. */
  public Bytes encode() {
    byte[] bytes = new byte[LENGTH];
    bytes[0] = (byte) roomNameSize;
    bytes[1] = (byte) operation.code();
    bytes[2] = (byte) state.code();
    for (int i = 0; i < SIZE_TAIL; i++) {
      bytes[LENGTH - 1 - i] = (byte) (payloadSize >>> (8 * i));
    }
    return Bytes.of(bytes);
  }

  private static long payloadSize(Bytes bytes) {
    for (int i = SIZE_OFFSET; i < LENGTH - SIZE_TAIL; i++) {
      if (bytes.at(i) != 0) {
        throw new ProtocolException(Fault.MALFORMED, "the payload size is over 2^29 - 1");
      }
    }
    long size = 0;
    for (int i = LENGTH - SIZE_TAIL; i < LENGTH; i++) {
      size = size << 8 | bytes.at(i);
    }
    return size;
  }

  @Override
  public String toString() {
    return "TCRP room=%d operation=%s state=%s payload=%d"
        .formatted(roomNameSize, operation, state, payloadSize);
  }
}
