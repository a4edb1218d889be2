package chat.client.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a stream of UTF-8, each bounded, the last one with or without its newline. A line
 * over the bound is read to its end and only counted.
 */
final class BoundedLines {
  private final InputStream in;
  private final int maxBytes;

  BoundedLines(InputStream in, int maxBytes) {
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
    return size > maxBytes ? new Input.Oversize(size) : new Input.Text(text(line));
  }

  private int read() {
    try {
      return in.read();
    } catch (IOException e) {
      return -1;
    }
  }

  private static String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
