package chat.client.conform;

import java.util.List;

/** A sentence of the report: which one, and what fills its blanks. */
record Remark(Said said, List<Object> blanks) {
  Remark {
    blanks = List.copyOf(blanks);
  }

  static Remark of(Said said, Object... blanks) {
    return new Remark(said, List.of(blanks));
  }
}
