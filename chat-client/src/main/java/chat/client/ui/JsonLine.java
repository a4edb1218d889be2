package chat.client.ui;

/** A JSON object of texts and numbers on one line. */
public final class JsonLine {
  private final StringBuilder line = new StringBuilder("{");

  /** Adds a text. */
  public JsonLine put(String key, String value) {
    key(key);
    text(value);
    return this;
  }

  /** Adds a number. */
  public JsonLine put(String key, long value) {
    key(key);
    line.append(value);
    return this;
  }

  @Override
  public String toString() {
    return line + "}";
  }

  private void key(String key) {
    if (line.length() > 1) {
      line.append(',');
    }
    text(key);
    line.append(':');
  }

  private void text(String text) {
    line.append('"');
    text.codePoints().forEach(this::character);
    line.append('"');
  }

  private void character(int c) {
    switch (c) {
      case '"' -> line.append("\\\"");
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\t' -> line.append("\\t");
      default -> {
        // Half of a surrogate pair cannot be written as UTF-8.
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (half || Character.isISOControl(c)) {
          line.append("\\u%04x".formatted(half ? 0xFFFD : c));
        } else {
          line.appendCodePoint(c);
        }
      }
    }
  }
}
