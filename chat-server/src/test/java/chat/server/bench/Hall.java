package chat.server.bench;

import chat.server.bench.Ledger.Verdict;
import java.nio.ByteBuffer;

/** One room as the load driver sees it: what is said in it, and whether each hears it once. */
final class Hall {
  private final int number;
  private final int members;
  private final TextSize sizes;
  private final Ledger ledger;
  private final Tally tally;

  Hall(int number, int speakers, int members, int ring, TextSize sizes, Tally tally) {
    this.number = number;
    this.members = members;
    this.sizes = sizes;
    this.ledger = new Ledger(speakers, members, ring);
    this.tally = tally;
  }

  int number() {
    return number;
  }

  Tally tally() {
    return tally;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Notes that a speaker says something to all others, and answers its number. */
  long say(int speaker, long stamp) {
    return ledger.say(speaker, stamp, members - 1);
  }

  int size(long seq) {
    return sizes.of(seq);
  }

  int sizeMax() {
    return sizes.max();
  }

  /** A member has heard the text that stands from {@code at} to {@code end}. */
  void heard(int member, ByteBuffer in, int at, int end, long now) {
    if (end - at < Stamp.SIZE) {
      tally.strange++;
      return;
    }
    long who = Stamp.who(in, at);
    int speaker = Stamp.speaker(who);
    long seq = Stamp.seq(who);
    if (speaker == member) {
      return;
    }
    if (Stamp.room(who) != number || sizes.of(seq) != end - at) {
      tally.strange++;
      return;
    }
    Verdict verdict = ledger.hear(member, speaker, seq);
    switch (verdict) {
      case HEARD, COMPLETE -> {
        if (!ledger.isInOrder(member, speaker, seq)) {
          tally.disordered++;
        }
        tally.completed += verdict == Verdict.COMPLETE ? 1 : 0;
        tally.delivered(Stamp.age(in, at, now));
      }
      case AGAIN -> tally.doubled++;
      case UNKNOWN -> tally.strange++;
    }
  }

  /** Takes what nobody will hear any more for lost. */
  void giveUp() {
    tally.lost += ledger.giveUp();
  }
}
