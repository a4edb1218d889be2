package chat.server.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** All members of one target: they talk as a {@link Pace} lets them, and hear what comes. */
final class Crowd implements Closeable {
  private static final int DATAGRAM_MAX = 8192;
  private static final int SLICE = 16;

  private final List<Hall> halls;
  private final Seat[] seats;
  private final Seat[] speakers;
  private final Tally tally;
  private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_MAX);
  private int nextSpeaker;
  private int nextSeat;
  private long said;

  /**
   * @param speakers those of the seats that talk, in the order in which they do
   */
  Crowd(List<Hall> halls, List<Seat> seats, List<Seat> speakers, Tally tally) {
    this.halls = List.copyOf(halls);
    this.seats = seats.toArray(Seat[]::new);
    this.speakers = speakers.toArray(Seat[]::new);
    this.tally = tally;
  }

  Tally tally() {
    return tally;
  }

  /** Begins a measurement, when nothing is open. */
  void begin() {
    tally.clear();
    said = 0;
  }

  /** How many messages not all have heard yet. */
  int open() {
    return (int) (said - tally.completed);
  }

  /** Says what may be said now. */
  void talk(Pace pace, long now) throws IOException {
    while (pace.mayAnother(now, open())) {
      if (!sayNext(pace, now)) {
        return;
      }
    }
  }

  private boolean sayNext(Pace pace, long now) throws IOException {
    for (int tried = 0; tried < speakers.length; tried++) {
      Seat speaker = speakers[nextSpeaker];
      nextSpeaker = (nextSpeaker + 1) % speakers.length;
      if (speaker.maySay()) {
        said++;
        speaker.say(pace.another(now));
        return true;
      }
    }
    return false;
  }

  /** Lets a few members hear, the next ones in turn; answers how many datagrams came. */
  int hearSome() throws IOException {
    int count = 0;
    for (int i = Math.min(SLICE, seats.length); i > 0; i--) {
      count += seats[nextSeat].hear(in);
      nextSeat = nextSeat + 1 == seats.length ? 0 : nextSeat + 1;
    }
    return count;
  }

  /** Lets all members hear all that is there. */
  int hearAll() throws IOException {
    int count = 0;
    for (Seat seat : seats) {
      for (int heard = seat.hear(in); heard > 0; heard = seat.hear(in)) {
        count += heard;
      }
    }
    return count;
  }

  /** Does what is due now. Answers how much of it was to ask for what did not come. */
  int tick(long now) throws IOException {
    int asked = 0;
    for (Seat seat : seats) {
      asked += seat.tick(now);
    }
    return asked;
  }

  /** Takes what nobody will hear any more for lost. */
  void giveUp() {
    halls.forEach(Hall::giveUp);
    said = tally.completed;
  }

  @Override
  public void close() throws IOException {
    for (Seat seat : seats) {
      seat.close();
    }
  }
}
