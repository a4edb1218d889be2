package chat.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HallTest {
  private static final int ROOM = 17;
  private static final TextSize SIZES = new TextSize.Mixed("");

  private final Tally tally = new Tally();
  private final Hall hall = new Hall(ROOM, 1, 3, 8, SIZES, tally);

  @Test
  void whatArrivesOnceEverywhereIsDelivered() {
    long seq = hall.say(0, 1000);

    hear(1, ROOM, seq, SIZES.of(seq));
    hear(2, ROOM, seq, SIZES.of(seq));

    assertThat(tally.delivered).isEqualTo(2);
    assertThat(tally.completed).isEqualTo(1);
    assertThat(tally.delays.getMaxValue()).isEqualTo(500);
    assertThat(tally.faults()).isEmpty();
  }

  @Test
  void whatArrivesElsewhereOrCutOrTwiceIsAFault() {
    long seq = hall.say(0, 1000);

    hear(1, ROOM + 1, seq, SIZES.of(seq));
    hear(1, ROOM, seq, SIZES.of(seq) - 1);
    hear(1, ROOM, seq, Stamp.SIZE - 1);
    hear(1, ROOM, seq, SIZES.of(seq));
    hear(1, ROOM, seq, SIZES.of(seq));
    hall.giveUp();

    assertThat(tally.faults()).isEqualTo(Map.of("strange", 3L, "doubled", 1L, "lost", 1L));
  }

  @Test
  void whatOvertakesIsOutOfOrder() {
    long first = hall.say(0, 1000);
    long second = hall.say(0, 1000);

    hear(1, ROOM, second, SIZES.of(second));
    hear(1, ROOM, first, SIZES.of(first));

    assertThat(tally.faults()).isEqualTo(Map.of("disordered", 1L));
  }

  @Test
  void aSpeakerThatHearsItselfIsNoDelivery() {
    long seq = hall.say(0, 1000);

    hear(0, ROOM, seq, SIZES.of(seq));

    assertThat(tally.delivered).isZero();
    assertThat(tally.faults()).isEmpty();
  }

  private void hear(int member, int room, long seq, int size) {
    ByteBuffer in = ByteBuffer.allocate(512);
    Stamp.write(in, 5, room, 0, seq, 1000);
    hall.heard(member, in, 5, 5 + size, 1500);
  }
}
