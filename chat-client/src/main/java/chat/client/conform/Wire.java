package chat.client.conform;

import chat.protocol.Bytes;
import java.util.ArrayList;
import java.util.List;

/** What went over the wire during one check. Keeps the first passages, and of each its start. */
final class Wire {
  private static final int PASSAGES_MAX = 200;
  private static final int SHOWN_BYTES = 128;

  private final List<Passage> passages = new ArrayList<>();

  /** Which way something went, by which protocol. */
  enum Way {
    TCP_SENT("> TCP"),
    TCP_CAME("< TCP"),
    UDP_SENT("> UDP"),
    UDP_CAME("< UDP");

    private final String sign;

    Way(String sign) {
      this.sign = sign;
    }
  }

  /**
   * Some bytes that went together.
   *
   * @param start the first of them
   * @param size how many there were
   */
  record Passage(Way way, Bytes start, int size) {
    /** One line, in hexadecimal. */
    @Override
    public String toString() {
      String digits = start.toString().replaceAll("(..)", " $1");
      return way.sign
          + (size == 0 ? " (nothing)" : digits)
          + (size > start.size() ? " ... (%d bytes)".formatted(size) : "");
    }
  }

  void note(Way way, Bytes bytes) {
    if (passages.size() < PASSAGES_MAX) {
      Bytes start = bytes.slice(0, Math.min(SHOWN_BYTES, bytes.size()));
      passages.add(new Passage(way, start, bytes.size()));
    }
  }

  /** Everything since the last time. */
  List<Passage> take() {
    List<Passage> all = List.copyOf(passages);
    passages.clear();
    return all;
  }
}
