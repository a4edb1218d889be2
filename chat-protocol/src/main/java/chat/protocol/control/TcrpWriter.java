package chat.protocol.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes TCRP messages to a stream (section 3.1). */
public final class TcrpWriter {
  private final OutputStream out;

  /** Writes to {@code out}, which stays the caller's to close. */
  public TcrpWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes all messages in one write, so that a reader that reads only once gets them all (section
   * 3.6).
   *
   * @throws IOException when the stream fails
   */
  public void write(List<TcrpMessage> messages) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (TcrpMessage message : messages) {
      all.writeBytes(message.encode().toArray());
    }
    out.write(all.toByteArray());
    out.flush();
  }
}
