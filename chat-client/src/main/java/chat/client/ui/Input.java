package chat.client.ui;

/** What came of reading a line. */
public sealed interface Input {
  /** A line. */
  record Text(String text) implements Input {}

  /** A line that is too long to be kept, and had so many bytes. */
  record Oversize(long bytes) implements Input {}

  /** A line that is no UTF-8. */
  record Unreadable() implements Input {}

  /** Ctrl-C. */
  record Interrupted() implements Input {}

  /** Ctrl-D, or nothing more to read. */
  record EndOfInput() implements Input {}

  /** Somebody called {@link Console#wake}. */
  record Woken() implements Input {}
}
