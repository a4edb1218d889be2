package chat.protocol.datagram;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.Token;

/**
 * The bytes of a datagram (section 4). Decoding turns any bytes into a value or a {@link
 * ProtocolException}.
 */
public final class DatagramCodec {
  private DatagramCodec() {}

  /**
   * Encodes what a member sends.
   *
   * @throws ProtocolException {@link Fault#TOO_LARGE} when it is over 4096 bytes
   */
  public static Bytes encode(ClientDatagram datagram) {
    Bytes room = datagram.room().encode();
    Bytes token = datagram.token().encode();
    int size =
        ProtocolLimits.DATAGRAM_HEADER_SIZE + room.size() + token.size() + datagram.body().size();
    if (size > ProtocolLimits.CLIENT_DATAGRAM_MAX) {
      throw tooLarge();
    }
    byte[] bytes = new byte[size];
    bytes[0] = (byte) room.size();
    bytes[1] = (byte) token.size();
    int offset = room.copyTo(bytes, ProtocolLimits.DATAGRAM_HEADER_SIZE);
    offset = token.copyTo(bytes, offset);
    datagram.body().copyTo(bytes, offset);
    return Bytes.of(bytes);
  }

  /**
   * Decodes {@code length} bytes of {@code source}, one datagram as it came.
   *
   * @throws ProtocolException {@link Fault#TOO_LARGE} over 4096 bytes, {@link Fault#MALFORMED} when
   *     a size lies, {@link Fault#BAD_ROOM_NAME}, {@link Fault#BAD_TOKEN}
   */
  public static ClientDatagram decode(byte[] source, int offset, int length) {
    return open(Bytes.of(source, offset, length)).decode();
  }

  /**
   * Takes a datagram apart without asking what its parts mean.
   *
   * @throws ProtocolException {@link Fault#TOO_LARGE} over 4096 bytes, {@link Fault#MALFORMED} when
   *     a size lies
   */
  public static Envelope open(Bytes datagram) {
    if (datagram.size() > ProtocolLimits.CLIENT_DATAGRAM_MAX) {
      throw tooLarge();
    }
    if (datagram.size() < ProtocolLimits.DATAGRAM_HEADER_SIZE) {
      throw new ProtocolException(Fault.MALFORMED, "a datagram starts with two sizes");
    }
    int tokenAt = ProtocolLimits.DATAGRAM_HEADER_SIZE + datagram.at(0);
    int bodyAt = tokenAt + datagram.at(1);
    if (bodyAt > datagram.size()) {
      throw new ProtocolException(Fault.MALFORMED, "the datagram is shorter than its sizes say");
    }
    return new Envelope(datagram, ProtocolLimits.DATAGRAM_HEADER_SIZE, tokenAt, bodyAt);
  }

  /** How many bytes of text fit into one datagram of the member with this room and token. */
  public static int maxText(RoomName room, Token token) {
    return ProtocolLimits.CLIENT_DATAGRAM_MAX
        - ProtocolLimits.DATAGRAM_HEADER_SIZE
        - room.encode().size()
        - token.encode().size();
  }

  private static ProtocolException tooLarge() {
    return new ProtocolException(Fault.TOO_LARGE, "a client's datagram has at most 4096 bytes");
  }
}
