package chat.server.bench;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.LogGrant;
import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brings crowds of members together, in rooms of a server or around a bare loop. */
final class Crowds {
  /** So many messages of one speaker may be open. */
  static final int RING = 1024;

  private static final int SMALL_RING = 128;
  private static final int MANY_SPEAKERS = 8;
  private static final int EMPTIED_EVERY = 50;

  private final Driver driver;

  Crowds(Driver driver) {
    this.driver = driver;
  }

  /** Where a server listens. */
  record Ports(InetSocketAddress tcp, InetSocketAddress udp) {}

  /** Members of a server; the names of their rooms begin with {@code prefix}. */
  Crowd join(Ports server, String prefix, Shape shape, Tongues tongues, TextSize sizes)
      throws IOException {
    Door door = new Door(server.tcp());
    Gathering gathering = new Gathering(shape, sizes);
    for (int number = 0; number < shape.rooms(); number++) {
      RoomName room = new RoomName("%s%03d".formatted(prefix, number));
      Hall hall = gathering.hall(number);
      for (int member = 0; member < shape.members(); member++) {
        Line line = Line.open(server.udp());
        Grant grant = door.enter(room, member, line.port(), tongues.speaksLog(member));
        gathering.add(seat(line, room, hall, member, grant));
        if (member % EMPTIED_EVERY == 0) {
          // Each hears of each who comes after it: half a million datagrams in a room of a
          // thousand.
          gathering.crowd().hearAll();
        }
      }
    }
    Crowd crowd = gathering.crowd();
    driver.settle(crowd);
    return crowd;
  }

  /** As many members, around a bare loop. */
  Crowd around(InetSocketAddress bareLoop, Writer audiences, Shape shape, TextSize sizes)
      throws IOException {
    Gathering gathering = new Gathering(shape, sizes);
    for (int number = 0; number < shape.rooms(); number++) {
      Hall hall = gathering.hall(number);
      List<Integer> ports = new ArrayList<>();
      for (int member = 0; member < shape.members(); member++) {
        Line line = Line.open(bareLoop);
        ports.add(line.port());
        byte[] head = (Door.name(member).value() + ": ").getBytes(StandardCharsets.US_ASCII);
        gathering.add(new PlainSeat(line, hall, member, head));
      }
      for (int speaker = 0; speaker < shape.speakers(); speaker++) {
        audiences.write(audience(ports, speaker) + "\n");
      }
    }
    audiences.write("\n");
    audiences.flush();
    return gathering.crowd();
  }

  private static Seat seat(Line line, RoomName room, Hall hall, int member, Grant grant)
      throws IOException {
    Bytes envelope =
        Bytes.of((byte) room.encode().size(), (byte) grant.token().encode().size())
            .plus(room.encode())
            .plus(grant.token().encode());
    if (grant.maxText() < hall.sizeMax()) {
      throw new IOException("the texts are too long: members may say " + grant.maxText());
    }
    Optional<LogGrant> log = grant.log();
    return log.isPresent()
        ? new LogSeat(line, hall, member, envelope, log.get().newest())
        : new PlainSeat(line, hall, member, envelope.toArray());
  }

  private static String audience(List<Integer> ports, int speaker) {
    return IntStream.concat(
            IntStream.of(speaker),
            IntStream.range(0, ports.size()).filter(member -> member != speaker))
        .mapToObj(member -> ports.get(member).toString())
        .collect(Collectors.joining(" "));
  }

  /** The members that have come so far. */
  private static final class Gathering {
    private final Shape shape;
    private final TextSize sizes;
    private final Tally tally = new Tally();
    private final List<Hall> halls = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();

    Gathering(Shape shape, TextSize sizes) {
      this.shape = shape;
      this.sizes = sizes;
    }

    Hall hall(int number) {
      int ring = shape.speakers() > MANY_SPEAKERS ? SMALL_RING : RING;
      Hall hall = new Hall(number, shape.speakers(), shape.members(), ring, sizes, tally);
      halls.add(hall);
      return hall;
    }

    void add(Seat seat) {
      seats.add(seat);
    }

    /**
     * The speakers of different rooms take turns, so that neighbours in time are none in a room.
     */
    Crowd crowd() {
      List<Seat> speakers = new ArrayList<>();
      for (int speaker = 0; speaker < shape.speakers(); speaker++) {
        for (int at = speaker; at < seats.size(); at += shape.members()) {
          speakers.add(seats.get(at));
        }
      }
      return new Crowd(halls, seats, speakers, tally);
    }
  }
}
