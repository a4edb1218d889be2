package chat.server.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A member that hears {@code name: text}: one of the plain protocol, or of the bare loop. */
final class PlainSeat implements Seat {
  /** Names have five characters; a colon and a space follow. */
  static final int TEXT_AT = 7;

  private static final int AT_ONCE = 16;
  private static final byte NOTICE = '[';

  private final Line line;
  private final Hall hall;
  private final int number;
  private final int textAt;
  private final ByteBuffer out;

  /**
   * @param head what stands in front of what it says
   */
  PlainSeat(Line line, Hall hall, int number, byte[] head) {
    this.line = line;
    this.hall = hall;
    this.number = number;
    this.textAt = head.length;
    this.out = Line.datagram(head, hall.sizeMax());
  }

  @Override
  public boolean maySay() {
    return hall.ledger().maySay(number);
  }

  @Override
  public void say(long stamp) throws IOException {
    long seq = hall.say(number, stamp);
    Stamp.write(out, textAt, hall.number(), number, seq, stamp);
    line.send(out, textAt + hall.size(seq));
  }

  @Override
  public int hear(ByteBuffer in) throws IOException {
    int count = 0;
    for (int size = line.receive(in); size > 0; size = line.receive(in)) {
      if (in.get(0) != NOTICE) {
        hall.heard(number, in, TEXT_AT, size, System.nanoTime());
      }
      if (++count == AT_ONCE) {
        break;
      }
    }
    return count;
  }

  @Override
  public int tick(long now) {
    return 0;
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
