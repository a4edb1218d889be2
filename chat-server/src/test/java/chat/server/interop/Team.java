package chat.server.interop;

import chat.protocol.Bytes;
import chat.protocol.control.JsonFields;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.TcrpHeader;
import chat.protocol.control.TcrpMessage;
import chat.server.PortPair;
import chat.server.Requests;
import chat.server.TestServer;
import chat.testkit.RawDatagrams;
import chat.testkit.RawPeer;
import chat.testkit.TwinPorts;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Other teams' clients: they send what theirs send, and read answers as theirs read them. */
enum Team {
  PLAIN {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      return rawGroup(place, operation, room, name, all -> all.slice(32 + 1 + 32, all.size()));
    }
  },
  MODEL {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      RawDatagrams udp = socket();
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        tcp.send(
            request(operation, 0, room, "{\"username\": \"" + name + "\", \"password\": \"\"}"));
        check(frame(tcp).payload().equals(Bytes.of((byte) 0)), "status 0");
        TcrpMessage complete = frame(tcp);
        check(complete.room().equals(Bytes.utf8(room)), "the room echoed");
        int port = udp.local().getPort();
        tcp.send(Bytes.of((byte) (port >> 8), (byte) port));
        tcp.finish();
        tcp.readAll(Requests.PATIENCE);
        return new TeamClient(
            place.udp(),
            udp,
            TeamClient.header(room, complete.payload()),
            Bytes::utf8,
            Bytes::asUtf8);
      }
    }
  },
  TECHCRAFT {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        if (operation == Operation.Known.JOIN) {
          tcp.send(request(operation, 0, "", techcraft("GET", "")));
          check(techcraftFrame(tcp, 1).text("error_message").isEmpty(), "no error");
          check(techcraftFrame(tcp, 2).keys().contains("room_list"), "a list");
        }
        String type = operation == Operation.Known.JOIN ? "JOIN" : "";
        tcp.send(request(operation, 0, room, techcraft(type, "")));
        check(techcraftFrame(tcp, 1).text("error_message").isEmpty(), "no error");
        Bytes token = Bytes.utf8(techcraftFrame(tcp, 2).text("token"));
        return new TeamClient(
                place.udp(),
                socket(),
                TeamClient.header(room, token),
                text -> techcraftBody("CHAT", name, text),
                Team::techcraftLine)
            .send(techcraftBody("INITIAL", name, ""));
      }
    }
  },
  SSORANAOKI {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      RawDatagrams ear = socket();
      String payload =
          "{\"user_name\": \"%s\", \"udp_port\": %d}".formatted(name, ear.local().getPort());
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        tcp.send(request(operation, 0, room, payload));
        TcrpMessage answer = frame(tcp);
        check(answer.state() == State.Known.COMPLETE, "state 2");
        JsonFields json = JsonFields.read(answer.payload()).orElseThrow();
        check(json.text("status").equals("success"), "success");
        return new TeamClient(
            place.udp(),
            socket(),
            ear,
            TeamClient.header(room, Bytes.utf8(json.text("token"))),
            Bytes::utf8,
            Bytes::asUtf8);
      }
    }

    @Override
    String line(String room, String name, String text) {
      return "[" + name + "]: " + text;
    }
  },
  TEAMDEV_A {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      TwinPorts twins = twins(place);
      RawDatagrams udp = twins.udp();
      try (RawPeer tcp = twins.tcp()) {
        tcp.send(request(operation, 1, room, name));
        check(tcp.read(33, Requests.PATIENCE).at(32) == 200, "understood");
        JsonFields json = JsonFields.read(frame(tcp).payload()).orElseThrow();
        Bytes header = TeamClient.header(room, Bytes.utf8(json.text("user_token")));
        return new TeamClient(place.udp(), udp, header, Bytes::utf8, behind(header));
      }
    }

    @Override
    boolean hearsItself() {
      return true;
    }
  },
  EXPLORER {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      Bytes token;
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        if (operation == Operation.Known.CREATE) {
          tcp.send(request(operation, 0, room, name));
        } else {
          tcp.send(request(operation, 0, "", name));
          check(tcp.read(1, Requests.PATIENCE).asUtf8().equals("["), "a list");
          readListEnd(tcp);
          tcp.send(Bytes.utf8(room));
        }
        token = tcp.readAll(Requests.PATIENCE);
      }
      check(token.size() <= 255, "at most 255 bytes");
      return new TeamClient(
              place.udp(),
              socket(),
              TeamClient.header(room, token),
              text -> Bytes.utf8(name + ": " + text),
              Bytes::asUtf8)
          .send(Bytes.EMPTY);
    }

    @Override
    boolean hearsItself() {
      return true;
    }
  },
  NIWATORI {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      return rawGroup(place, operation, room, name, all -> all).send(Bytes.EMPTY);
    }

    @Override
    boolean hearsItself() {
      return true;
    }
  },
  UENOSHNJ {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      TwinPorts twins = twins(place);
      RawDatagrams udp = twins.udp();
      try (RawPeer tcp = twins.tcp()) {
        tcp.send(request(operation, 0, room, name));
        Bytes all = tcp.readAll(Requests.PATIENCE);
        Bytes header = TeamClient.header(room, all.slice(64, all.size()));
        return new TeamClient(place.udp(), udp, header, Bytes::utf8, afterFirstWord(header))
            .send(Bytes.EMPTY);
      }
    }

    @Override
    String line(String room, String name, String text) {
      return name + " : " + text;
    }
  },
  TAKEO {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      return takeo(place, operation, room, name, room, Bytes::asUtf8);
    }
  },
  WS2026 {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      try (RawPeer list = RawPeer.connect(place.tcp())) {
        list.send(request(Operation.Known.JOIN, 0, "", ""));
        check(frame(list).state() == State.Known.RESPONSE, "a list");
      }
      return takeo(place, operation, room, name, "", Team::named).say("@join");
    }
  },
  KEVIN {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        tcp.send(request(operation, 0, room, '"' + name + '"'));
        check(frame(tcp).payload().asUtf8().contains("\"success\":1"), "success");
        TcrpMessage complete = frame(tcp);
        check(complete.room().equals(Bytes.utf8(room)), "the room echoed");
        Bytes token = Bytes.utf8(JsonFields.read(complete.payload()).orElseThrow().text("token"));
        return new TeamClient(
                place.udp(), socket(), TeamClient.header(room, token), Bytes::utf8, Team::named)
            .say("__REGISTER__");
      }
    }
  },
  NOVICE_A {
    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      RawDatagrams udp = socket();
      String payload =
          "{\"user_name\": \"%s\", \"user_address\": [\"192.0.2.7\", %d]}"
              .formatted(name, udp.local().getPort());
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        tcp.send(request(operation, 0, room, payload));
        JsonFields json = JsonFields.read(frame(tcp).payload()).orElseThrow();
        return new TeamClient(
            place.udp(),
            udp,
            TeamClient.header(room, Bytes.utf8(json.text("token"))),
            Bytes::utf8,
            Bytes::asUtf8);
      }
    }
  },
  NYANTAROU {
    @Override
    Optional<String> ports() {
      return Optional.of("nyantarou");
    }

    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        tcp.send(
            request(operation, 0, room, "{\"username\": \"" + name + "\", \"password\": \"\"}"));
        check(tcp.read(32, Requests.PATIENCE).at(2) == 1, "state 1");
        Bytes second = tcp.read(32 + 255, Requests.PATIENCE);
        Bytes token = withoutZeros(second.slice(32, second.size()));
        Bytes roomName = Bytes.utf8(room);
        Bytes header =
            Bytes.of((byte) roomName.size(), (byte) token.size(), (byte) 0)
                .plus(roomName)
                .plus(token);
        return new TeamClient(
                place.udp(),
                socket(),
                header,
                Bytes::utf8,
                bytes -> bytes.slice(1, bytes.size()).asUtf8())
            .say(name + "が" + room + "に参加しました。");
      }
    }

    @Override
    String line(String room, String name, String text) {
      return name + " : " + text;
    }
  },
  MTHD {
    @Override
    Optional<String> ports() {
      return Optional.of("mthd");
    }

    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        tcp.send(request(operation, operation == Operation.Known.CREATE ? 1 : 0, room, name));
        Bytes token = tcp.readAll(Requests.PATIENCE);
        check(token.size() == 32, "32 bytes");
        return new TeamClient(
                place.udp(), socket(), TeamClient.header(room, token), Bytes::utf8, Bytes::asUtf8)
            .send(Bytes.EMPTY);
      }
    }
  },
  TEAM_C_2024 {
    @Override
    Optional<String> ports() {
      return Optional.of("teamC2024");
    }

    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        tcp.send(request(operation, 0, room, name));
        Bytes answer = tcp.read(2 + 2 + 255, Requests.PATIENCE);
        check(answer.at(1) == 1 && answer.at(3) == 2, "two steps");
        return new TeamClient(
                place.udp(),
                socket(),
                TeamClient.header(room, answer.slice(4, answer.size())),
                Bytes::utf8,
                Bytes::asUtf8)
            .send(Bytes.EMPTY);
      }
    }

    @Override
    String line(String room, String name, String text) {
      return name + " : " + text + " in " + room;
    }
  },
  KAZUKI_PY {
    @Override
    Optional<String> ports() {
      return Optional.of("kazuki-py");
    }

    @Override
    TeamClient enter(Place place, Operation.Known operation, String room, String name)
        throws IOException {
      try (RawPeer tcp = RawPeer.connect(place.tcp())) {
        tcp.send(request(operation, 0, room, name + ":"));
        Bytes answer = tcp.readAll(Requests.PATIENCE);
        check(answer.at(1) == 0, "granted");
        Bytes header = TeamClient.header(room, answer.slice(2, answer.size()));
        Bytes own = Bytes.of((byte) Bytes.utf8(name).size()).plus(Bytes.utf8(name));
        return new TeamClient(
                place.udp(),
                socket(),
                header,
                text -> own.plus(Bytes.utf8(text)),
                bytes -> named(bytes.slice(header.size(), bytes.size())))
            .send(own);
      }
    }
  };

  /** Where a client goes. */
  record Place(InetSocketAddress tcp, InetSocketAddress udp) {
    /** The pair of ports of a team: its own, or that for all guests, if it needs one. */
    static Place of(TestServer server, Team team) {
      List<PortPair> pairs = server.server().pairs();
      int number =
          switch (team) {
            case TEAMDEV_A, KEVIN, TAKEO, WS2026 -> pairs.size() - 1;
            default -> team.ports().isPresent() ? 1 + withPorts().indexOf(team) : 0;
          };
      PortPair pair = pairs.get(number);
      return new Place(
          new InetSocketAddress("127.0.0.1", pair.tcp()),
          new InetSocketAddress("127.0.0.1", pair.udp()));
    }
  }

  /** Makes a room or joins one, and says so if the client does. */
  abstract TeamClient enter(Place place, Operation.Known operation, String room, String name)
      throws IOException;

  /** What its user sees when somebody says something. */
  String line(String room, String name, String text) {
    return name + ": " + text;
  }

  boolean hearsItself() {
    return false;
  }

  /** The dialect that its pair of ports must be opened for. */
  Optional<String> ports() {
    return Optional.empty();
  }

  /** The teams that need ports of their own. */
  static List<Team> withPorts() {
    return Arrays.stream(values()).filter(team -> team.ports().isPresent()).toList();
  }

  static Bytes request(Operation operation, int state, String room, String payload) {
    return new TcrpMessage(operation, State.of(state), Bytes.utf8(room), Bytes.utf8(payload))
        .encode();
  }

  static TcrpMessage frame(RawPeer tcp) throws IOException {
    TcrpHeader header = TcrpHeader.decode(tcp.read(TcrpHeader.LENGTH, Requests.PATIENCE));
    Bytes room = tcp.read(header.roomNameSize(), Requests.PATIENCE);
    Bytes payload = tcp.read((int) header.payloadSize(), Requests.PATIENCE);
    return new TcrpMessage(header.operation(), header.state(), room, payload);
  }

  static String techcraft(String type, String password) {
    return ("{\"error_message\": \"\", \"type\": \"%s\", \"token\": \"\", \"password\": \"%s\","
            + " \"room_list\": []}")
        .formatted(type, password);
  }

  static JsonFields techcraftFrame(RawPeer tcp, int state) throws IOException {
    TcrpMessage answer = frame(tcp);
    check(answer.operation().code() == 10, "operation 10");
    check(answer.state().code() == state, "state " + state);
    return JsonFields.read(answer.payload()).orElseThrow();
  }

  static Bytes techcraftBody(String type, String user, String text) {
    return Bytes.utf8(
        "{\"type\": \"%s\", \"user_name\": \"%s\", \"chat_data\": \"%s\"}"
            .formatted(type, user, text));
  }

  static String techcraftLine(Bytes datagram) {
    check(datagram.startsWith(Bytes.hex("0000")), "two zeros");
    JsonFields json = JsonFields.read(datagram.slice(2, datagram.size())).orElseThrow();
    return json.text("type").equals("CHAT")
        ? json.text("user_name") + ": " + json.text("chat_data")
        : json.text("type") + " " + json.text("chat_data");
  }

  private static TwinPorts twins(Place place) throws IOException {
    return TwinPorts.connect(place.tcp(), InetAddress.getByName("127.0.0.1"));
  }

  static RawDatagrams socket() throws IOException {
    return RawDatagrams.bind(InetAddress.getByName("127.0.0.1"));
  }

  static void check(boolean condition, String wanted) {
    if (!condition) {
      throw new AssertionError("wanted: " + wanted);
    }
  }

  static String named(Bytes datagram) {
    int text = 1 + datagram.at(0);
    if (text > datagram.size()) {
      return datagram.asUtf8();
    }
    return datagram.slice(1, text).asUtf8() + ": " + datagram.slice(text, datagram.size()).asUtf8();
  }

  static Function<Bytes, String> behind(Bytes header) {
    return bytes -> {
      check(bytes.startsWith(header), "its own header");
      return bytes.slice(header.size(), bytes.size()).asUtf8();
    };
  }

  /**
   * Until its first word has arrived nobody knows that it wants a header, with its own server too.
   */
  static Function<Bytes, String> afterFirstWord(Bytes header) {
    return bytes ->
        bytes.startsWith(header)
            ? bytes.slice(header.size(), bytes.size()).asUtf8()
            : "without a header: " + bytes.asUtf8();
  }

  static Bytes withoutZeros(Bytes bytes) {
    int end = bytes.size();
    while (end > 0 && bytes.at(end - 1) == 0) {
      end--;
    }
    return bytes.slice(0, end);
  }

  static TeamClient rawGroup(
      Place place,
      Operation.Known operation,
      String room,
      String name,
      Function<Bytes, Bytes> token)
      throws IOException {
    TwinPorts twins = twins(place);
    RawDatagrams udp = twins.udp();
    try (RawPeer tcp = twins.tcp()) {
      tcp.send(request(operation, 0, room, name));
      Bytes shown = token.apply(tcp.readAll(Requests.PATIENCE));
      return new TeamClient(
          place.udp(), udp, TeamClient.header(room, shown), Bytes::utf8, Bytes::asUtf8);
    }
  }

  static TeamClient takeo(
      Place place,
      Operation.Known operation,
      String room,
      String name,
      String keptRoom,
      Function<Bytes, String> down)
      throws IOException {
    RawDatagrams udp = takeoSocket();
    int port = udp.local().getPort();
    try (RawPeer tcp = RawPeer.connect(place.tcp())) {
      tcp.send(
          new TcrpMessage(
                  operation,
                  State.Known.REQUEST,
                  Bytes.utf8(room),
                  Bytes.utf8(name).plus(Bytes.of((byte) (port >> 8), (byte) port)))
              .encode());
      check(frame(tcp).payload().asUtf8().equals("OK"), "OK");
      Bytes token = frame(tcp).payload();
      return new TeamClient(
          place.udp(), udp, TeamClient.header(keptRoom, token), Bytes::utf8, down);
    }
  }

  /** Any free port of those that its client picks from. */
  private static RawDatagrams takeoSocket() throws IOException {
    for (int port = 10_000; port < 11_000; port++) {
      Optional<RawDatagrams> bound = tryToBind(port);
      if (bound.isPresent()) {
        return bound.get();
      }
    }
    throw new AssertionError("no port from 10000 to 10999 is free");
  }

  private static Optional<RawDatagrams> tryToBind(int port) throws IOException {
    try {
      return Optional.of(RawDatagrams.bind(new InetSocketAddress("127.0.0.1", port)));
    } catch (BindException e) {
      return Optional.empty();
    }
  }

  static void readListEnd(RawPeer tcp) throws IOException {
    StringBuilder list = new StringBuilder();
    while (list.indexOf("]") < 0) {
      list.append((char) tcp.read(1, Requests.PATIENCE).at(0));
    }
  }
}
