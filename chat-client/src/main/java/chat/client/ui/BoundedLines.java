package chat.client.ui;

import chat.protocol.ProtocolException;
import chat.protocol.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The lines of a stream of UTF-8, each bounded, the last one with or without its newline. A line
 * over the bound is read to its end and only counted; one that is no text is not guessed at.
 */
final class BoundedLines {
  private final Source in;
  private final int maxBytes;

  /** Where the bytes come from, one by one; -1 is the end. */
  @FunctionalInterface
  interface Source {
    int read() throws IOException;
  }

  BoundedLines(Source in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** The next line, or the end; a stream that fails has ended. */
  Input next() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long size = 0;
    int next = read();
    if (next < 0) {
      return new Input.EndOfInput();
    }
    while (next >= 0 && next != '\n') {
      size++;
      if (size <= maxBytes) {
        line.write(next);
      }
      next = read();
    }
    return size > maxBytes ? new Input.Oversize(size) : input(line.toByteArray());
  }

  private int read() {
    try {
      return in.read();
    } catch (IOException e) {
      return -1;
    }
  }

  private static Input input(byte[] line) {
    try {
      String text = Utf8.decode(line, 0, line.length);
      return new Input.Text(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    } catch (ProtocolException e) {
      return new Input.Unreadable();
    }
  }
}
