package chat.client.conform;

import chat.client.conform.FaultyServer.Slip;
import chat.protocol.Bytes;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.SafeText;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.StatusCode.Known;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.protocol.datagram.LeaveWords;
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
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;

/** The rooms and the talk of a {@link FaultyServer}. */
final class FaultyRooms implements AutoCloseable {
  private static final int SWEEP_MILLIS = 50;

  private final Slip slip;
  private final Duration idle;
  private final DatagramSocket socket;
  private final Map<String, Room> rooms = new TreeMap<>();
  private final Map<String, Member> byToken = new TreeMap<>();
  private int tokens;

  /** Somebody in a room. */
  static final class Member {
    private final UserName name;
    private final Token token;
    private final Room room;
    private final boolean grant;
    private InetAddress address;
    private int port;
    private boolean declared;
    private long heardAt = System.nanoTime();

    private Member(
        UserName name, Token token, Room room, InetAddress address, int port, boolean grant) {
      this.name = name;
      this.token = token;
      this.room = room;
      this.address = address;
      this.port = port;
      this.grant = grant;
    }
  }

  private record Room(
      RoomName name, UserName host, Optional<Password> password, List<Member> members) {}

  FaultyRooms(Slip slip, Duration idle) throws IOException {
    this.slip = slip;
    this.idle = idle;
    socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
    socket.setSoTimeout(SWEEP_MILLIS);
    Thread.ofPlatform().daemon().name("faulty-udp").start(this::listen);
  }

  int udpPort() {
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  synchronized Known mayCreate(RoomName room) {
    boolean there = rooms.containsKey(room.value());
    return there && !slip.is(Mistake.ROOM_OVERWRITTEN) ? Known.ROOM_EXISTS : Known.OK;
  }

  synchronized Known mayJoin(RoomName name, UserName user, Optional<Password> password) {
    Room room = rooms.get(name.value());
    if (room == null) {
      return Known.NO_SUCH_ROOM;
    }
    if (room.password().isPresent()
        && !room.password().equals(password)
        && !slip.is(Mistake.NO_PASSWORDS)) {
      return Known.WRONG_PASSWORD;
    }
    boolean taken =
        room.members().stream().anyMatch(member -> member.name.key().equals(user.key()));
    return taken && !slip.is(Mistake.NAME_TWICE) ? Known.NAME_TAKEN : Known.OK;
  }

  synchronized Member enter(
      RoomName name,
      UserName user,
      Optional<Password> password,
      InetAddress address,
      int port,
      boolean grant) {
    Room room =
        rooms.computeIfAbsent(name.value(), _ -> new Room(name, user, password, new ArrayList<>()));
    tell(room.members(), new Notice.Joined(user));
    int known = slip.is(Mistake.ADDRESS_UNKNOWN) ? 0 : port;
    Member member = new Member(user, token(), room, address, known, grant);
    room.members().add(member);
    byToken.put(member.token.value(), member);
    return member;
  }

  synchronized Bytes admission(Member member) {
    if (slip.is(Mistake.TOKEN_UNUSABLE)) {
      return Bytes.utf8("t".repeat(ProtocolLimits.TOKEN_MAX + 1));
    }
    if (!member.grant) {
      return PayloadCodec.encode(new BareToken(member.token));
    }
    List<UserName> names = member.room.members().stream().map(one -> one.name).toList();
    return PayloadCodec.encode(
        new Grant(
            member.token,
            List.of(),
            member.room.host(),
            names,
            Duration.ofSeconds(5),
            DatagramCodec.maxText(member.room.name(), member.token),
            Optional.empty(),
            OptionalInt.of(udpPort())));
  }

  synchronized void declare(Member member, Bytes port) {
    member.port = port.at(0) << 8 | port.at(1);
    member.declared = true;
  }

  synchronized RoomList list() {
    List<RoomEntry> entries =
        rooms.values().stream()
            .map(
                room ->
                    new RoomEntry(room.name(), room.members().size(), room.password().isPresent()))
            .toList();
    return new RoomList(entries, entries.size());
  }

  private Token token() {
    tokens++;
    return new Token(
        slip.is(Mistake.TOKEN_GUESSABLE)
            ? "the-token-of-somebody-is-number-%06d".formatted(tokens)
            : UUID.randomUUID().toString());
  }

  private void listen() {
    int size = ProtocolLimits.CLIENT_DATAGRAM_MAX + (slip.is(Mistake.SHORT_BUFFER) ? 0 : 1);
    DatagramPacket packet = new DatagramPacket(new byte[size], size);
    while (!socket.isClosed()) {
      try {
        packet.setLength(size);
        socket.receive(packet);
        hear(Bytes.of(packet.getData(), 0, packet.getLength()), packet);
      } catch (SocketTimeoutException e) {
        sweep();
      } catch (ProtocolException e) {
        if (slip.is(Mistake.TALK_DIES)) {
          return;
        }
      } catch (IOException e) {
        continue;
      }
    }
  }

  private synchronized void hear(Bytes bytes, DatagramPacket packet) {
    ClientDatagram datagram = DatagramCodec.decode(bytes.toArray(), 0, bytes.size());
    Member member = byToken.get(datagram.token().value());
    if (member == null && slip.is(Mistake.TOKEN_UNCHECKED)) {
      Room named = rooms.get(datagram.room().value());
      member = named == null ? null : named.members().getFirst();
    }
    if (member == null) {
      return;
    }
    Room room = member.room;
    if (!room.name().equals(datagram.room())) {
      Room named = rooms.get(datagram.room().value());
      if (named == null || !slip.is(Mistake.ROOM_UNCHECKED)) {
        return;
      }
      room = named;
    }
    if (!packet.getAddress().equals(member.address)) {
      if (!slip.is(Mistake.ADDRESS_UNCHECKED)) {
        return;
      }
      member.address = packet.getAddress();
    }
    member.heardAt = System.nanoTime();
    if (!member.declared && !slip.is(Mistake.ADDRESS_UNLEARNED)) {
      member.port = packet.getPort();
    }
    speak(member, room, text(datagram.body()), bytes);
  }

  private String text(Bytes body) {
    String text =
        slip.is(Mistake.UTF8_UNCHECKED)
            ? new String(body.toArray(), StandardCharsets.UTF_8)
            : body.asUtf8();
    String safe = slip.is(Mistake.CONTROLS_RELAYED) ? text : SafeText.clean(text);
    return safe.replaceAll("\n+$", "");
  }

  private void speak(Member member, Room room, String text, Bytes datagram) {
    if (text.isEmpty() && !slip.is(Mistake.EMPTY_RELAYED)) {
      if (member.grant) {
        send(member, Bytes.EMPTY);
      }
      return;
    }
    if (LeaveWords.contains(text) && !slip.is(Mistake.NO_LEAVE)) {
      send(member, notice(Notice.Personal.YOU_LEFT));
      remove(member, new Notice.Left(member.name), Notice.Cause.HOST_LEFT);
      return;
    }
    List<Bytes> parts = parts(member, text, datagram);
    for (Member listener : audience(room)) {
      if (listener != member || slip.is(Mistake.ECHO)) {
        parts.forEach(part -> send(listener, part));
      }
    }
  }

  private List<Member> audience(Room room) {
    if (slip.is(Mistake.ALL_ROOMS)) {
      return List.copyOf(byToken.values());
    }
    List<Member> members = room.members();
    return slip.is(Mistake.ONE_LISTENER)
        ? members.subList(0, Math.min(2, members.size()))
        : members;
  }

  private List<Bytes> parts(Member member, String text, Bytes datagram) {
    if (slip.is(Mistake.TOKEN_RELAYED)) {
      return List.of(datagram);
    }
    if (slip.is(Mistake.UNSTAMPED)) {
      return List.of(Bytes.utf8("[" + member.name.value() + "] " + text));
    }
    if (slip.is(Mistake.LINES_UNSTAMPED) || slip.is(Mistake.TOO_LONG_DOWN)) {
      return List.of(Bytes.utf8(member.name.value() + ": " + text));
    }
    List<Bytes> parts =
        StampedText.encode(member.name, Utterance.of(text)).stream()
            .map(ServerDatagram::body)
            .toList();
    return slip.is(Mistake.CUT) ? parts.subList(0, 1) : parts;
  }

  private synchronized void sweep() {
    long now = System.nanoTime();
    for (Member member : List.copyOf(byToken.values())) {
      if (now - member.heardAt > idle.toNanos() && !slip.is(Mistake.NO_TIMEOUT)) {
        send(member, notice(Notice.Personal.YOU_TIMED_OUT));
        remove(member, new Notice.TimedOut(member.name), Notice.Cause.HOST_TIMED_OUT);
      }
    }
  }

  private void remove(Member member, Notice gone, Notice.Cause cause) {
    Room room = member.room;
    room.members().remove(member);
    if (!slip.is(Mistake.TOKEN_OUTLIVES)) {
      byToken.remove(member.token.value());
    }
    if (!room.host().equals(member.name)) {
      tell(room.members(), gone);
      return;
    }
    if (!slip.is(Mistake.HOST_LEAVES_UNTOLD)) {
      tell(room.members(), new Notice.RoomClosed(cause));
    }
    if (!slip.is(Mistake.ROOM_OUTLIVES)) {
      rooms.remove(room.name().value());
    }
    if (!slip.is(Mistake.TOKEN_OUTLIVES)) {
      room.members().forEach(one -> byToken.remove(one.token.value()));
    }
  }

  private void tell(List<Member> members, Notice notice) {
    members.forEach(member -> send(member, notice(notice)));
  }

  private static Bytes notice(Notice notice) {
    return Bytes.utf8(NoticeText.render(notice, NoticeLanguage.EN));
  }

  private void send(Member member, Bytes body) {
    try {
      socket.send(
          new DatagramPacket(
              body.toArray(), body.size(), new InetSocketAddress(member.address, member.port)));
    } catch (IOException | IllegalArgumentException e) {
      // One that cannot be reached harms no other.
      return;
    }
  }
}
