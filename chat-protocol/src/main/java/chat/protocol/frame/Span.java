package chat.protocol.frame;

/**
 * So many entries in a row.
 *
 * @param from the number of the first
 * @param count how many, 1 to 65535
 */
public record Span(long from, int count) {
  /** The largest count that a span can hold. */
  public static final int COUNT_MAX = 0xFFFF;

  /** The number of the last. */
  public long last() {
    return from + count - 1;
  }
}
