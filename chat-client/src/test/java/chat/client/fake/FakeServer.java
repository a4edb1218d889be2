package chat.client.fake;

import chat.protocol.Bytes;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.control.ControlPayload;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Entry;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.protocol.control.TcrpWriter;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.datagram.StampedText;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeLanguage;
import chat.protocol.notice.NoticeText;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A small chat server that follows the protocol and does as a test tells it. It has no limits and
 * no timeouts, and takes no care of hostile clients.
 */
public final class FakeServer implements AutoCloseable {
  /** How a fake server behaves. */
  public record Manners(boolean grants, Duration keepalive, Optional<Rate> rate) {
    /** Like our own server. */
    public static final Manners OURS =
        new Manners(true, Duration.ofSeconds(5), Optional.of(new Rate(20, 4)));

    /** Like another team's: a token and nothing else. */
    public static final Manners PLAIN = new Manners(false, Duration.ZERO, Optional.empty());

    /** Like ours, but lets everybody speak as fast as they can. */
    public static final Manners HASTY =
        new Manners(true, Duration.ofSeconds(5), Optional.of(new Rate(10_000, 10_000)));
  }

  private static final class Member {
    private final UserName name;
    private final Token token;
    private SocketAddress address;

    private Member(UserName name, Token token, SocketAddress address) {
      this.name = name;
      this.token = token;
      this.address = address;
    }
  }

  private record Room(Optional<Password> password, UserName host, List<Member> members) {}

  private final Manners manners;
  private final ServerSocket listener;
  private final DatagramSocket socket;
  private final Map<String, Room> rooms = new TreeMap<>();
  private final BlockingQueue<ClientDatagram> heard = new LinkedBlockingQueue<>();
  private final List<Thread> threads;
  private int tokens;
  private boolean mute;
  private boolean hidden;

  public FakeServer(Manners manners, int tcpPort, int udpPort) throws IOException {
    this.manners = manners;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    listener = new ServerSocket(tcpPort, 50, loopback);
    socket = new DatagramSocket(new InetSocketAddress(loopback, udpPort));
    threads =
        List.of(
            Thread.ofPlatform().daemon().name("fake-tcp").start(this::accept),
            Thread.ofPlatform().daemon().name("fake-udp").start(this::relay));
  }

  public FakeServer(Manners manners) throws IOException {
    this(manners, 0, 0);
  }

  /** For trying the client by hand: {@code FakeServer TCP-PORT UDP-PORT [plain]}. */
  public static void main(String[] args) throws Exception {
    Manners manners = args.length > 2 ? Manners.PLAIN : Manners.OURS;
    try (FakeServer server =
        new FakeServer(manners, Integer.parseInt(args[0]), Integer.parseInt(args[1]))) {
      System.in.transferTo(System.out);
      server.closeRooms(Notice.Cause.SERVER_STOPPING);
    }
  }

  public int tcpPort() {
    return listener.getLocalPort();
  }

  public int udpPort() {
    return socket.getLocalPort();
  }

  /** The next datagram of some member that is not empty. */
  public String nextSaid() throws InterruptedException {
    while (true) {
      ClientDatagram datagram = heard.poll(20, TimeUnit.SECONDS);
      if (datagram == null) {
        throw new AssertionError("nobody said anything");
      }
      if (!datagram.body().isEmpty()) {
        return datagram.body().asUtf8();
      }
    }
  }

  /** Sends {@code text} to everybody in {@code room} as it is, stamped or not. */
  public synchronized void send(String room, String text) throws IOException {
    Room known = rooms.get(room);
    if (known != null) {
      for (Member member : known.members()) {
        send(member, Bytes.utf8(text));
      }
    }
  }

  /** Who is in {@code room}. */
  public synchronized List<String> members(String room) {
    Room known = rooms.get(room);
    return known == null
        ? List.of()
        : known.members().stream().map(member -> member.name.value()).toList();
  }

  /** Where the member {@code name} of {@code room} hears. */
  public synchronized InetSocketAddress address(String room, String name) {
    return rooms.get(room).members().stream()
        .filter(member -> member.name.value().equals(name))
        .map(member -> (InetSocketAddress) member.address)
        .findFirst()
        .orElseThrow();
  }

  /** Opens a room of people who hear nothing, the first of them its host. */
  public synchronized void open(String room, Optional<Password> password, String... members) {
    List<Member> people = new ArrayList<>();
    for (String name : members) {
      Token token = new Token("token-" + ++tokens);
      people.add(new Member(new UserName(name), token, socket.getLocalSocketAddress()));
    }
    rooms.put(room, new Room(password, people.getFirst().name, people));
  }

  /** From now on does not tell which rooms there are. */
  public synchronized void hideRooms() {
    hidden = true;
  }

  /** From now on says nothing over UDP. */
  public synchronized void fallSilent() {
    mute = true;
  }

  /** Closes all rooms, as a server does that stops. */
  public synchronized void closeRooms(Notice.Cause cause) throws IOException {
    for (String room : List.copyOf(rooms.keySet())) {
      send(room, NoticeText.render(new Notice.RoomClosed(cause), NoticeLanguage.EN));
      rooms.remove(room);
    }
  }

  /** Is gone without a word. */
  public void vanish() throws IOException {
    listener.close();
    socket.close();
    try {
      // A port is free only when nobody waits at it any more.
      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    vanish();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try (Socket connection = listener.accept()) {
        TcrpMessage request =
            new TcrpReader(connection.getInputStream(), ProtocolLimits.REQUEST_PAYLOAD_MAX).read();
        new TcrpWriter(connection.getOutputStream()).write(answer(request, connection));
        connection.shutdownOutput();
        connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException | ProtocolException e) {
        continue;
      }
    }
  }

  private synchronized List<TcrpMessage> answer(TcrpMessage request, Socket connection)
      throws IOException {
    if (request.operation() == Operation.Known.LIST) {
      return hidden
          ? refused(request, StatusCode.Known.UNKNOWN_OPERATION)
          : granted(request, list());
    }
    RoomName name = RoomName.decode(request.room());
    Entry entry = PayloadCodec.decodeEntry(request.payload());
    Optional<Password> password =
        entry instanceof JsonEntry json ? json.password() : Optional.empty();
    boolean create = request.operation() == Operation.Known.CREATE;
    Room room = rooms.get(name.value());
    if (create && room != null) {
      return refused(request, StatusCode.Known.ROOM_EXISTS);
    }
    if (!create && room == null) {
      return refused(request, StatusCode.Known.NO_SUCH_ROOM);
    }
    if (create) {
      room = new Room(password, entry.user(), new ArrayList<>());
      rooms.put(name.value(), room);
    } else if (!room.password().equals(password)) {
      return refused(request, StatusCode.Known.WRONG_PASSWORD);
    } else if (members(name.value()).contains(entry.user().value())) {
      return refused(request, StatusCode.Known.NAME_TAKEN);
    }
    send(name.value(), NoticeText.render(new Notice.Joined(entry.user()), NoticeLanguage.EN));
    Token token = new Token("token-" + ++tokens);
    room.members().add(new Member(entry.user(), token, connection.getRemoteSocketAddress()));
    return granted(request, admission(room, name, token));
  }

  private ControlPayload admission(Room room, RoomName name, Token token) {
    if (!manners.grants()) {
      return new BareToken(token);
    }
    return new Grant(
        token,
        List.of(),
        room.host(),
        room.members().stream().map(member -> member.name).toList(),
        manners.keepalive(),
        DatagramCodec.maxText(name, token),
        manners.rate(),
        OptionalInt.of(udpPort()));
  }

  private ControlPayload list() {
    List<RoomEntry> entries =
        rooms.entrySet().stream()
            .map(
                entry ->
                    new RoomEntry(
                        new RoomName(entry.getKey()),
                        entry.getValue().members().size(),
                        entry.getValue().password().isPresent()))
            .toList();
    return new RoomList(entries, entries.size());
  }

  private static List<TcrpMessage> granted(TcrpMessage request, ControlPayload payload) {
    return List.of(
        status(request, StatusCode.Known.OK),
        new TcrpMessage(
            request.operation(),
            State.Known.COMPLETE,
            request.room(),
            PayloadCodec.encode(payload)));
  }

  private static List<TcrpMessage> refused(TcrpMessage request, StatusCode code) {
    return List.of(status(request, code));
  }

  private static TcrpMessage status(TcrpMessage request, StatusCode code) {
    return new TcrpMessage(
        request.operation(),
        State.Known.RESPONSE,
        request.room(),
        PayloadCodec.encode(new Status(code, "")));
  }

  private void relay() {
    byte[] buffer = new byte[ProtocolLimits.CLIENT_DATAGRAM_MAX + 1];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    while (!socket.isClosed()) {
      try {
        packet.setLength(buffer.length);
        socket.receive(packet);
        ClientDatagram datagram = DatagramCodec.decode(buffer, 0, packet.getLength());
        heard.add(datagram);
        route(datagram, packet.getSocketAddress());
      } catch (IOException | ProtocolException e) {
        continue;
      }
    }
  }

  private synchronized void route(ClientDatagram datagram, SocketAddress from) throws IOException {
    String name = datagram.room().value();
    Room room = rooms.get(name);
    Optional<Member> sender =
        room == null
            ? Optional.empty()
            : room.members().stream()
                .filter(member -> member.token.equals(datagram.token()))
                .findFirst();
    if (sender.isEmpty()) {
      return;
    }
    Member speaker = sender.get();
    speaker.address = from;
    if (datagram.body().isEmpty()) {
      if (manners.grants()) {
        send(speaker, Bytes.EMPTY);
      }
      return;
    }
    String text = datagram.body().asUtf8();
    if (List.of("/quit", "/exit", "exit!").contains(text)) {
      leave(name, room, speaker);
      return;
    }
    for (Member member : room.members()) {
      if (member != speaker) {
        for (ServerDatagram part : StampedText.encode(speaker.name, Utterance.of(text))) {
          send(member, part.body());
        }
      }
    }
  }

  private void leave(String name, Room room, Member member) throws IOException {
    send(member, Bytes.utf8(NoticeText.render(Notice.Personal.YOU_LEFT, NoticeLanguage.EN)));
    room.members().remove(member);
    if (room.host().equals(member.name)) {
      send(
          name,
          NoticeText.render(new Notice.RoomClosed(Notice.Cause.HOST_LEFT), NoticeLanguage.EN));
      rooms.remove(name);
    } else {
      send(name, NoticeText.render(new Notice.Left(member.name), NoticeLanguage.EN));
    }
  }

  private void send(Member member, Bytes body) throws IOException {
    if (!mute) {
      byte[] bytes = body.toArray();
      socket.send(new DatagramPacket(bytes, bytes.length, member.address));
    }
  }
}
