package chat.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import chat.server.bench.Ledger.Verdict;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final int RING = 4;

  private final Ledger ledger = new Ledger(1, 3, RING);

  @Test
  void aMessageIsCompleteWhenAllHaveHeardItOnce() {
    long seq = ledger.say(0, 7, 2);

    assertThat(ledger.open()).isEqualTo(1);
    assertThat(ledger.hear(1, 0, seq)).isEqualTo(Verdict.HEARD);
    assertThat(ledger.hear(1, 0, seq)).isEqualTo(Verdict.AGAIN);
    assertThat(ledger.hear(2, 0, seq)).isEqualTo(Verdict.COMPLETE);
    assertThat(ledger.hear(2, 0, seq)).isEqualTo(Verdict.AGAIN);
    assertThat(ledger.open()).isZero();
    assertThat(ledger.stamp(0, seq)).isEqualTo(7);
  }

  @Test
  void whatNobodySaidIsUnknown() {
    ledger.say(0, 0, 2);

    assertThat(ledger.hear(1, 0, 2)).isEqualTo(Verdict.UNKNOWN);
    assertThat(ledger.hear(1, 0, 0)).isEqualTo(Verdict.UNKNOWN);
    assertThat(ledger.hear(1, 1, 1)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whatIsMissingWhenItGivesUpIsLost() {
    long first = ledger.say(0, 0, 2);
    ledger.say(0, 0, 2);
    ledger.hear(1, 0, first);

    assertThat(ledger.giveUp()).isEqualTo(3);
    assertThat(ledger.open()).isZero();
    assertThat(ledger.hear(2, 0, first)).isEqualTo(Verdict.AGAIN);
  }

  @Test
  void aSpeakerWaitsForItsOldestOpenMessage() {
    long first = ledger.say(0, 0, 1);
    for (int i = 1; i < RING; i++) {
      ledger.hear(1, 0, ledger.say(0, 0, 1));
    }

    assertThat(ledger.maySay(0)).isFalse();
    ledger.hear(1, 0, first);
    assertThat(ledger.maySay(0)).isTrue();
  }

  @Test
  void orderIsOfEachMemberAndSpeaker() {
    assertThat(ledger.isInOrder(1, 0, 2)).isTrue();
    assertThat(ledger.isInOrder(2, 0, 1)).isTrue();
    assertThat(ledger.isInOrder(1, 0, 1)).isFalse();
    assertThat(ledger.isInOrder(1, 0, 3)).isTrue();
  }
}
