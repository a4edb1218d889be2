package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import chat.protocol.Utterance;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoomLogTest {
  /** What fails while it is kept, as anything does without memory. */
  private static final String UNSPEAKABLE = null;

  private final Room room = Rooms.emptyRoom("r");
  private final Member alice = Rooms.member("alice", room);
  private final Member bob = Rooms.member("bob", room);
  private final Member carol = Rooms.member("carol", room);
  private final RoomLog log = new RoomLog(new HistoryLimits(2, 1_000));

  @Test
  void whatOneSaysToAnotherOnlyTheTwoCanRead() {
    log.append(Instant.EPOCH, said("to all"));
    Whisper whisper = log.appendPrivately(Instant.EPOCH, alice, bob, "psst");

    assertThat(read(1, carol).what()).isEqualTo(said("to all"));
    assertThat(read(2, alice).what()).isEqualTo(new Happening.WhisperedTo(bob.name(), "psst"));
    assertThat(read(2, bob).what()).isEqualTo(new Happening.Whispered(alice.name(), "psst"));
    assertThat(read(2, carol).what()).isEqualTo(new Happening.Nothing());
    for (Member reader : new Member[] {alice, bob, carol}) {
      assertThat(read(2, reader)).isEqualTo(whisper.to(reader, "psst"));
    }
  }

  @Test
  void anotherWithTheSameNameCannotReadIt() {
    log.appendPrivately(Instant.EPOCH, alice, bob, "psst");

    assertThat(read(1, Rooms.member("bob", room)).what()).isEqualTo(new Happening.Nothing());
  }

  @Test
  void whispersGoLikeAllElse() {
    for (int i = 1; i <= 9; i++) {
      log.appendPrivately(Instant.EPOCH, alice, bob, "psst " + i);
    }

    assertThat(log.oldest()).isEqualTo(8);
    assertThat(read(8, bob).what()).isEqualTo(new Happening.Whispered(alice.name(), "psst 8"));
    assertThatThrownBy(() -> log.at(7, bob)).isInstanceOf(IllegalArgumentException.class);
    assertThat(log).extracting("whispers").asInstanceOf(MAP).containsOnlyKeys(8L, 9L);
  }

  @Test
  void itGoesOnAfterItWasCleared() {
    log.appendPrivately(Instant.EPOCH, alice, bob, "psst");
    log.clear();
    assertThat(log).extracting("whispers").isNull();
    log.append(Instant.EPOCH, said("again"));

    assertThat(log.newest()).isEqualTo(2);
    assertThat(log.oldest()).isEqualTo(2);
    assertThat(read(2, bob).what()).isEqualTo(said("again"));
  }

  @Test
  void whoWhisperedIsForgottenWithTheWords() {
    log.appendPrivately(Instant.EPOCH, alice, bob, "psst");
    log.append(Instant.EPOCH, said("one"));
    log.append(Instant.EPOCH, said("two"));

    assertThat(log).extracting("whispers").isNull();
  }

  @Test
  void oneThatCouldNotBeKeptHidesNothingElse() {
    assertThatThrownBy(() -> log.appendPrivately(Instant.EPOCH, alice, bob, UNSPEAKABLE))
        .isInstanceOf(NullPointerException.class);
    assertThat(log.newest()).isZero();
    log.append(Instant.EPOCH, said("to all"));
    log.append(Instant.EPOCH, said("to all again"));

    assertThat(read(1, carol).what()).isEqualTo(said("to all"));
    assertThat(read(2, carol).what()).isEqualTo(said("to all again"));
  }

  @Test
  void whatIsSaidIsAnEntryLikeAnyOther() {
    assertThatThrownBy(() -> log.appendPrivately(Instant.EPOCH, alice, bob, UNSPEAKABLE))
        .isInstanceOf(NullPointerException.class);
    log.appendSaid(Instant.EPOCH, alice.name(), Utterance.of("to all"));
    log.appendPrivately(Instant.EPOCH, alice, bob, "psst");
    assertThat(read(1, carol).what()).isEqualTo(new Happening.Said(alice.name(), "to all"));

    log.appendSaid(Instant.EPOCH, alice.name(), Utterance.of("again"));
    assertThat(read(2, carol).what()).isEqualTo(new Happening.Nothing());
    log.appendSaid(Instant.EPOCH, alice.name(), Utterance.of("and again"));
    assertThat(log.oldest()).isEqualTo(3);
    assertThat(log).extracting("whispers").isNull();
  }

  @Test
  void withoutLimitsWhispersAreNotKept() {
    RoomLog none = new RoomLog(HistoryLimits.NONE);
    none.appendPrivately(Instant.EPOCH, alice, bob, "psst");

    assertThat(none.newest()).isOne();
    assertThat(none.oldest()).isEqualTo(2);
    assertThat(none).extracting("whispers").isNull();
  }

  private LogEntry read(long seq, Member reader) {
    return FrameCodec.unpack(log.at(seq, reader));
  }

  private Happening said(String text) {
    return new Happening.Said(alice.name(), text);
  }
}
