package chat.client.conform;

import chat.client.conform.Wire.Passage;
import java.util.List;

/** What one check found, and what went over the wire meanwhile. */
record Finding(Check check, Verdict verdict, List<Passage> wire) {
  Finding {
    wire = List.copyOf(wire);
  }
}
