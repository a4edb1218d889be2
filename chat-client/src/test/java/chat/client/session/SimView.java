package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.time.Instant;

/** What one screen showed, and what must hold for it: each entry once, in order, unaltered. */
final class SimView {
  private final String name;
  private final SimTruth truth;
  private long shown;

  /** A screen that is to show what comes after entry {@code before}. */
  SimView(String name, SimTruth truth, long before) {
    this.name = name;
    this.truth = truth;
    this.shown = before;
  }

  /** Something that was there before we came. */
  void earlier(LogEntry entry) {
    next(entry);
    if (!(entry.what() instanceof Happening.Nothing)) {
      checkRead(entry);
    }
  }

  void happened(LogEntry entry) {
    next(entry);
    checkRead(entry);
  }

  /** So many are reported lost: only what the server does not keep may be. */
  void lost(long count) {
    assertThat(count).isPositive();
    shown += count;
    assertThat(shown).as("%s lost only what is not kept", name).isLessThan(truth.oldest());
  }

  /** All up to this one was shown or reported lost. */
  long shown() {
    return shown;
  }

  private void next(LogEntry entry) {
    assertThat(entry.seq()).as("what %s is shown next", name).isEqualTo(shown + 1);
    shown++;
    assertThat(truth.entry(entry.seq()).whole().time()).isIn(entry.time(), Instant.EPOCH);
  }

  private void checkRead(LogEntry entry) {
    assertThat(entry.what())
        .as("what %s may read under %d", name, entry.seq())
        .isEqualTo(truth.read(name, entry.seq()));
  }
}
