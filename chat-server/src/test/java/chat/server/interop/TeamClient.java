package chat.server.interop;

import chat.protocol.Bytes;
import chat.server.Requests;
import chat.testkit.RawDatagrams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Another team's client that is in a room: how it speaks, and what its user sees. */
final class TeamClient implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofMillis(300);

  private final InetSocketAddress server;
  private final RawDatagrams mouth;
  private final RawDatagrams ear;
  private final Bytes header;
  private final Function<String, Bytes> up;
  private final Function<Bytes, String> down;

  /** Speaks and hears with one socket. */
  TeamClient(
      InetSocketAddress server,
      RawDatagrams socket,
      Bytes header,
      Function<String, Bytes> up,
      Function<Bytes, String> down) {
    this(server, socket, socket, header, up, down);
  }

  TeamClient(
      InetSocketAddress server,
      RawDatagrams mouth,
      RawDatagrams ear,
      Bytes header,
      Function<String, Bytes> up,
      Function<Bytes, String> down) {
    this.server = server;
    this.mouth = mouth;
    this.ear = ear;
    this.header = header;
    this.up = up;
    this.down = down;
  }

  /** The plain header of a datagram, with whatever the client takes for its token. */
  static Bytes header(String room, Bytes token) {
    Bytes name = Bytes.utf8(room);
    return Bytes.of((byte) name.size(), (byte) token.size()).plus(name).plus(token);
  }

  TeamClient say(String text) throws IOException {
    return send(up.apply(text));
  }

  /** Sends a body as it is. */
  TeamClient send(Bytes body) throws IOException {
    mouth.send(header.plus(body), server);
    return this;
  }

  /** The datagram that would say this. */
  Bytes datagram(String text) {
    return header.plus(up.apply(text));
  }

  /** Sends a whole datagram. */
  void sendDatagram(Bytes datagram) throws IOException {
    mouth.send(datagram, server);
  }

  Bytes hearBytes() throws IOException {
    return ear.receive(Requests.PATIENCE)
        .orElseThrow(() -> new AssertionError("nothing was heard"));
  }

  String hear() throws IOException {
    return down.apply(hearBytes());
  }

  /** Waits until the user sees this; other lines may come before. */
  void awaitLine(String line) throws IOException {
    List<String> others = new ArrayList<>();
    while (true) {
      Optional<Bytes> next = ear.receive(Requests.PATIENCE);
      if (next.isEmpty()) {
        throw new AssertionError("not '%s' but %s".formatted(line, others));
      }
      String seen = down.apply(next.get());
      if (seen.equals(line)) {
        return;
      }
      others.add(seen);
    }
  }

  /** Says it again until the other's user sees it: the other's first datagram may be on its way. */
  void sayUntilSeen(String text, TeamClient other, String line) throws IOException {
    long end = System.nanoTime() + Requests.PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      say(text);
      Optional<Bytes> next = other.ear.receive(SILENCE);
      while (next.isPresent()) {
        if (other.down.apply(next.get()).equals(line)) {
          return;
        }
        next = other.ear.receive(SILENCE);
      }
    }
    throw new AssertionError("'%s' was not seen".formatted(line));
  }

  boolean hearsNothing() throws IOException {
    return ear.receive(SILENCE).isEmpty();
  }

  @Override
  public void close() {
    mouth.close();
    ear.close();
  }
}
