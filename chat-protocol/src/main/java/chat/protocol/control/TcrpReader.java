package chat.protocol.control;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads TCRP messages from a stream, however the stream cuts them (section 3.1).
 *
 * <p>A claimed size is checked before anything is allocated for it, and memory grows with what
 * arrives, not with what was claimed.
 */
public final class TcrpReader {
  private final InputStream in;
  private final int maxPayload;

  /** Refuses payloads of more than {@code maxPayload} bytes. */
  public TcrpReader(InputStream in, int maxPayload) {
    this.in = in;
    this.maxPayload = maxPayload;
  }

  /**
   * Reads one message.
   *
   * @throws ProtocolException {@link Fault#MALFORMED} when the stream ends before the message does,
   *     or the header cannot be; {@link Fault#TOO_LARGE} when the payload is over the limit
   * @throws IOException when the stream fails
   */
  public TcrpMessage read() throws IOException {
    return readBody(readHeader());
  }

  /**
   * Reads the header of a message.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}
   * @throws IOException when the stream fails
   */
  public TcrpHeader readHeader() throws IOException {
    return TcrpHeader.decode(readExactly(TcrpHeader.LENGTH));
  }

  /**
   * Reads what {@code header} announced.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}, {@link Fault#TOO_LARGE}
   * @throws IOException when the stream fails
   */
  public TcrpMessage readBody(TcrpHeader header) throws IOException {
    if (header.payloadSize() > maxPayload) {
      throw new ProtocolException(
          Fault.TOO_LARGE, "the payload may have at most " + maxPayload + " bytes");
    }
    Bytes room = readExactly(header.roomNameSize());
    Bytes payload = readExactly((int) header.payloadSize());
    return new TcrpMessage(header.operation(), header.state(), room, payload);
  }

  private Bytes readExactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new ProtocolException(Fault.MALFORMED, "the message ends too early");
    }
    return Bytes.of(bytes);
  }
}
