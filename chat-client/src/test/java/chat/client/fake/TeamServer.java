package chat.client.fake;

import chat.protocol.Bytes;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/**
 * A server as another team has it, as far as its bytes are known: it takes whatever comes for the
 * name, serves one connection after the other, and checks next to nothing.
 */
public final class TeamServer implements AutoCloseable {
  /** Whose server it is. */
  public enum Team {
    EXPLORER,
    NIWATORI,
    KANARYO,
    KEVIN,
    TAKEO,
    WS2026,
    Z6WDC,
    UENOSHNJ,
    MTHD,
    TEAMDEV_A,
    SSORANAOKI
  }

  private static final class Member {
    private final String room;
    private final String name;
    private Optional<SocketAddress> hears = Optional.empty();

    Member(String room, String name) {
      this.room = room;
      this.name = name;
    }
  }

  private record Request(int operation, int state, String room, Bytes payload) {}

  private static final int HEADER = 32;
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final Team team;
  private final ServerSocket tcp = new ServerSocket(0, 50, HERE);
  private final DatagramSocket udp = new DatagramSocket(new InetSocketAddress(HERE, 0));
  private final SplittableRandom random = new SplittableRandom(5);
  private final Map<Bytes, Member> members = new HashMap<>();
  private final List<String> rooms = new ArrayList<>();
  private final List<String> names = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private volatile int seats = Integer.MAX_VALUE;

  public TeamServer(Team team) throws IOException {
    this.team = team;
    Thread.ofPlatform().daemon().start(this::accept);
    Thread.ofPlatform().daemon().start(this::relay);
  }

  public int tcpPort() {
    return tcp.getLocalPort();
  }

  public int udpPort() {
    return udp.getLocalPort();
  }

  /** The names of all that were ever let in, in order. */
  public List<String> names() {
    return names;
  }

  /** The next text that somebody said. */
  public String nextText() throws InterruptedException {
    return heard.take();
  }

  /** Waits until somebody says {@code text}; what was said before it is forgotten. */
  public void awaitText(String text) throws InterruptedException {
    while (!nextText().equals(text)) {}
  }

  /** From now on only so many get in, of all that ever come. */
  public void seats(int count) {
    seats = count;
  }

  @Override
  public void close() throws IOException {
    tcp.close();
    udp.close();
  }

  private void accept() {
    while (!tcp.isClosed()) {
      try (Socket connection = tcp.accept()) {
        serve(connection);
      } catch (IOException e) {
        // The client hung up, or the test is over.
        continue;
      }
    }
  }

  private void serve(Socket connection) throws IOException {
    DataInputStream in = new DataInputStream(connection.getInputStream());
    OutputStream out = connection.getOutputStream();
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      // A client that found its port taken for datagrams hangs up and comes again.
      return;
    }
    if (team == Team.Z6WDC) {
      out.write(utf8("{\"status\": 1}"));
      out.flush();
    }
    String room = string(in.readNBytes(header[0]));
    int size = Byte.toUnsignedInt(header[30]) << Byte.SIZE | Byte.toUnsignedInt(header[31]);
    Request request = new Request(header[1], header[2], room, Bytes.of(in.readNBytes(size)));
    switch (team) {
      case EXPLORER -> {
        if (request.operation() == 2) {
          out.write(
              utf8(
                  rooms.stream()
                      .map(one -> "'" + one + "'")
                      .collect(Collectors.joining(", ", "[", "]"))));
          byte[] chosen = new byte[100];
          int length = Math.max(0, in.read(chosen));
          enter(
              connection,
              new Request(2, 0, string(Bytes.of(chosen, 0, length).toArray()), request.payload()));
        } else {
          enter(connection, request);
        }
      }
      case TEAMDEV_A -> {
        if (request.state() == 1) {
          enter(connection, request);
        }
      }
      case SSORANAOKI -> {
        if (request.payload().asUtf8().contains("\"user_name\"")) {
          ssoranaoki(connection, request);
        }
      }
      case WS2026 -> {
        if (request.operation() == 2 && request.room().isEmpty() && request.payload().isEmpty()) {
          out.write(echoed(request, 1, text(String.join(",", rooms))).toArray());
        } else {
          enter(connection, request);
        }
      }
      default -> {
        if (request.operation() != 3) {
          enter(connection, request);
        }
      }
    }
  }

  private synchronized void enter(Socket connection, Request request) throws IOException {
    OutputStream out = connection.getOutputStream();
    boolean isThere = rooms.contains(request.room());
    if (isThere == (request.operation() == 1) || names.size() >= seats) {
      out.write(refusal(request).toArray());
      return;
    }
    if (!isThere) {
      rooms.add(request.room());
    }
    byte[] token = new byte[team == Team.NIWATORI || team == Team.EXPLORER ? 255 : 16];
    random.nextBytes(token);
    Bytes shown =
        token.length == 255 ? Bytes.of(token) : Bytes.utf8(HexFormat.of().formatHex(token));
    Bytes payload = request.payload();
    boolean withPort = team == Team.TAKEO || team == Team.WS2026;
    Bytes name = withPort ? payload.slice(0, Math.max(0, payload.size() - 2)) : payload;
    Member member = new Member(request.room(), string(name.toArray()));
    names.add(member.name);
    members.put(shown, member);
    int source = connection.getPort();
    if (withPort) {
      int port = payload.at(payload.size() - 2) << Byte.SIZE | payload.at(payload.size() - 1);
      member.hears = Optional.of(new InetSocketAddress(HERE, port));
    } else if (team == Team.UENOSHNJ || team == Team.TEAMDEV_A) {
      member.hears = Optional.of(new InetSocketAddress(HERE, source));
    }
    out.write(answer(request, shown).toArray());
    if (team == Team.Z6WDC) {
      int port = new DataInputStream(connection.getInputStream()).readUnsignedShort();
      member.hears = Optional.of(new InetSocketAddress(HERE, port));
    }
  }

  private Bytes answer(Request request, Bytes token) {
    Bytes hex = token;
    return switch (team) {
      case EXPLORER, NIWATORI, MTHD -> token;
      case KANARYO -> leftOut(request, 1, Bytes.of((byte) 0)).plus(leftOut(request, 2, hex));
      case KEVIN ->
          echoed(request, 1, text("{\"success\": true}"))
              .plus(echoed(request, 2, text("{\"token\": \"" + hex.asUtf8() + "\"}")));
      case TAKEO -> leftOut(request, 1, text("OK")).plus(leftOut(request, 2, hex));
      case WS2026 -> echoed(request, 1, text("OK")).plus(echoed(request, 2, hex));
      case Z6WDC -> text("{\"status\": 2, \"token\": \"" + hex.asUtf8() + "\"}");
      case UENOSHNJ -> leftOut(request, 1, Bytes.EMPTY).plus(echoed(request, 2, hex));
      case TEAMDEV_A ->
          header(0, 1, 1, 1)
              .plus(Bytes.of((byte) 200))
              .plus(
                  echoed(
                      request,
                      2,
                      text("{\"status_code\": 200, \"user_token\": \"" + hex.asUtf8() + "\"}")));
      case SSORANAOKI -> throw new AssertionError("answers in its own way");
    };
  }

  private Bytes refusal(Request request) {
    String words = request.operation() == 1 ? "Room already exists" : "Room does not exist";
    return switch (team) {
      case EXPLORER, NIWATORI, MTHD -> text(words);
      case KANARYO -> leftOut(request, 1, Bytes.of((byte) 1));
      case KEVIN ->
          echoed(request, 1, text("{\"success\": false, \"message\": \"" + words + "\"}"));
      case TAKEO -> leftOut(request, 1, text(words));
      case WS2026 -> echoed(request, 1, text(words));
      case Z6WDC -> text("{\"status\": \"error\", \"message\": \"" + words + "\"}");
      case UENOSHNJ, TEAMDEV_A, SSORANAOKI ->
          echoed(request, 1, Bytes.of((byte) request.operation()));
    };
  }

  private synchronized void ssoranaoki(Socket connection, Request request) throws IOException {
    String answer =
        request.operation() == 3
            ? rooms.stream()
                .map(one -> "\"" + one + "\"")
                .collect(
                    Collectors.joining(
                        ", ", "{\"state\": 2, \"status\": \"success\", \"message\": [", "]}"))
            : "{\"state\": 2, \"status\": \"success\", \"token\": \"t\", \"user_name\": \"u\"}";
    if (request.operation() == 1) {
      rooms.add(request.room());
    }
    connection.getOutputStream().write(echoed(request, 2, text(answer)).toArray());
  }

  private void relay() {
    byte[] buffer = new byte[5000];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        heard(Bytes.of(packet.getData(), 0, packet.getLength()), packet.getSocketAddress());
      } catch (IOException e) {
        // Somebody is gone, or the test is over.
        continue;
      }
    }
  }

  private synchronized void heard(Bytes datagram, SocketAddress from) throws IOException {
    int tokenAt = 2 + datagram.at(0);
    int textAt = tokenAt + datagram.at(1);
    Member speaker = members.get(datagram.slice(tokenAt, textAt));
    if (speaker == null) {
      return;
    }
    if (speaker.hears.isEmpty()) {
      speaker.hears = Optional.of(from);
    }
    String text = datagram.slice(textAt, datagram.size()).asUtf8();
    heard.add(text);
    if (text.equals("__REGISTER__") || text.equals("@join") || text.isEmpty()) {
      return;
    }
    if (text.equals("__LEAVE__") || text.equals("@quit") || text.equals("exit")) {
      members.remove(datagram.slice(tokenAt, textAt));
      if (members.values().stream().noneMatch(one -> one.room.equals(speaker.room))) {
        rooms.remove(speaker.room);
      }
      return;
    }
    for (Map.Entry<Bytes, Member> one : members.entrySet()) {
      Member hearer = one.getValue();
      if (hearer.room.equals(speaker.room)
          && hearer.hears.isPresent()
          && (echoes() || hearer != speaker)) {
        byte[] bytes = said(speaker, hearer, one.getKey(), text).toArray();
        udp.send(new DatagramPacket(bytes, bytes.length, hearer.hears.get()));
      }
    }
  }

  private boolean echoes() {
    return team == Team.EXPLORER || team == Team.NIWATORI || team == Team.TEAMDEV_A;
  }

  private Bytes said(Member speaker, Member hearer, Bytes token, String text) {
    return switch (team) {
      case EXPLORER -> text(text);
      case NIWATORI, TAKEO, MTHD -> text(speaker.name + ": " + text);
      case KANARYO, Z6WDC -> text(speaker.name + ":" + text);
      case KEVIN, WS2026 ->
          Bytes.of((byte) text(speaker.name).size()).plus(text(speaker.name)).plus(text(text));
      case UENOSHNJ -> headed(hearer, token).plus(text(speaker.name + " : " + text));
      case TEAMDEV_A -> headed(hearer, token).plus(text(text));
      case SSORANAOKI -> text("[" + speaker.name + "]: " + text);
    };
  }

  private static Bytes headed(Member hearer, Bytes token) {
    Bytes room = text(hearer.room);
    return Bytes.of((byte) room.size(), (byte) token.size()).plus(room).plus(token);
  }

  private static Bytes header(int room, int operation, int state, int size) {
    byte[] header = new byte[HEADER];
    header[0] = (byte) room;
    header[1] = (byte) operation;
    header[2] = (byte) state;
    header[30] = (byte) (size >> Byte.SIZE);
    header[31] = (byte) size;
    return Bytes.of(header);
  }

  private static Bytes echoed(Request request, int state, Bytes payload) {
    Bytes room = text(request.room());
    return header(room.size(), request.operation(), state, payload.size()).plus(room).plus(payload);
  }

  /** The header announces the room, and it is not there. */
  private static Bytes leftOut(Request request, int state, Bytes payload) {
    return header(text(request.room()).size(), request.operation(), state, payload.size())
        .plus(payload);
  }

  private static Bytes text(String text) {
    return Bytes.utf8(text);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
