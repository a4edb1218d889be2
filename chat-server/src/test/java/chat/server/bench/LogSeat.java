package chat.server.bench;

import chat.protocol.Bytes;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Span;
import chat.server.bench.Reading.Gap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A member that speaks the extension {@code log}: ids and receipts, numbers and gaps. */
final class LogSeat implements Seat {
  private static final int AT_ONCE = 16;
  private static final int UNCONFIRMED_MAX = 64;
  private static final long HAVE_NANOS = 3_000_000_000L;

  /** Multiples of this, within {@link #HAVE_NANOS}, are spread evenly however many they are. */
  private static final long HAVE_APART = 1_854_101_966L;

  /**
   * Nothing is lost on the loopback, so a receipt that is as late as this is a fault to be counted.
   */
  private static final long REPEAT_NANOS = 1_000_000_000L;

  private static final byte[] SAY_HEAD = {0x00, 0x01, 0, 0, 0, 0};

  private final Line line;
  private final Hall hall;
  private final int number;
  private final Bytes envelope;
  private final ByteBuffer out;
  private final int textAt;
  private final Reading reading;
  private final Reading.Reader reader = this::read;
  private long now;
  private long confirmed;
  private long confirmedAt;
  private long haveDue;

  /**
   * @param envelope room and token, which stand in front of each frame
   * @param newest the number up to which it does not care
   */
  LogSeat(Line line, Hall hall, int number, Bytes envelope, long newest) {
    this.line = line;
    this.hall = hall;
    this.number = number;
    this.envelope = envelope;
    byte[] head = envelope.plus(Bytes.of(SAY_HEAD)).toArray();
    this.textAt = head.length;
    this.out = Line.datagram(head, hall.sizeMax());
    this.reading = new Reading(newest);
    // Members come at different times, so they say at different times that they are still there.
    this.haveDue = System.nanoTime() + number * HAVE_APART % HAVE_NANOS;
  }

  @Override
  public boolean maySay() {
    return hall.ledger().maySay(number) && hall.ledger().said(number) - confirmed < UNCONFIRMED_MAX;
  }

  @Override
  public void say(long stamp) throws IOException {
    if (hall.ledger().said(number) == confirmed) {
      confirmedAt = System.nanoTime();
    }
    send(hall.say(number, stamp), stamp);
  }

  private void send(long seq, long stamp) throws IOException {
    out.putInt(textAt - Integer.BYTES, (int) seq);
    Stamp.write(out, textAt, hall.number(), number, seq, stamp);
    line.send(out, textAt + hall.size(seq));
  }

  @Override
  public int hear(ByteBuffer in) throws IOException {
    int count = 0;
    for (int size = line.receive(in); size > 0; size = line.receive(in)) {
      now = System.nanoTime();
      if (in.get(0) == LogFrames.MARK) {
        frame(in, size);
      }
      if (++count == AT_ONCE) {
        break;
      }
    }
    return count;
  }

  private void frame(ByteBuffer in, int size) throws IOException {
    switch (Byte.toUnsignedInt(in.get(1))) {
      case LogFrames.EVENT -> reading.entry(in, LogFrames.HEADER_SIZE, size, now, reader);
      case LogFrames.PACK, LogFrames.LIVE_PACK -> pack(in, size);
      case LogFrames.SAID -> confirm(Integer.toUnsignedLong(in.getInt(LogFrames.HEADER_SIZE)));
      case LogFrames.HEAD -> reading.endsAt(in.getLong(LogFrames.HEADER_SIZE), now);
      case LogFrames.GONE ->
          hall.tally().lost += reading.beginsAt(in.getLong(LogFrames.HEADER_SIZE), reader);
      case LogFrames.BYE -> throw new IOException("the server sent member " + number + " away");
      default -> hall.tally().strange++;
    }
  }

  private void pack(ByteBuffer in, int size) {
    int at = LogFrames.HEADER_SIZE;
    while (at < size) {
      int entry = at + Short.BYTES;
      at = entry + Short.toUnsignedInt(in.getShort(at));
      reading.entry(in, entry, at, now, reader);
    }
  }

  private void read(ByteBuffer in, int at, int end) {
    hall.heard(number, in, at, end, now);
  }

  private void confirm(long id) {
    if (id > confirmed && id <= hall.ledger().said(number)) {
      confirmed = id;
      confirmedAt = now;
    }
  }

  @Override
  public int tick(long now) throws IOException {
    if (now - haveDue > 0) {
      haveDue = now + HAVE_NANOS - (now - haveDue) % HAVE_NANOS;
      send(new ClientFrame.Have(reading.have()));
    }
    return want(now) + repeat(now);
  }

  private int want(long now) throws IOException {
    Optional<Gap> gap = reading.due(now);
    if (gap.isPresent()) {
      hall.tally().wanted += gap.get().count();
      send(new ClientFrame.Want(List.of(new Span(gap.get().from(), gap.get().count()))));
    }
    return gap.isPresent() ? 1 : 0;
  }

  private int repeat(long now) throws IOException {
    long said = hall.ledger().said(number);
    if (confirmed == said || now - confirmedAt <= REPEAT_NANOS) {
      return 0;
    }
    confirmedAt = now;
    for (long seq = confirmed + 1; seq <= said; seq++) {
      hall.tally().resent++;
      send(seq, hall.ledger().stamp(number, seq));
    }
    return (int) (said - confirmed);
  }

  private void send(ClientFrame frame) throws IOException {
    byte[] datagram = envelope.plus(FrameCodec.encode(frame)).toArray();
    line.send(ByteBuffer.allocateDirect(datagram.length).put(datagram), datagram.length);
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
