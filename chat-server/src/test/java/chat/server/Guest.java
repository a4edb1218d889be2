package chat.server;

import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.datagram.DatagramCodec;
import chat.testkit.RawDatagrams;
import chat.testkit.RawPeer;
import chat.testkit.TwinPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A member of a room, with a socket of its own. */
public final class Guest implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofMillis(200);

  private final RoomName room;
  private final Token token;
  private final InetSocketAddress server;
  private final RawDatagrams socket;

  private Guest(RoomName room, Token token, InetSocketAddress server, RawDatagrams socket) {
    this.room = room;
    this.token = token;
    this.server = server;
    this.socket = socket;
  }

  /** Makes a room as a client that sends its bare name, and says hello. */
  public static Guest create(TestServer server, String room, String name) throws IOException {
    return enter(server, Requests.raw(Operation.Known.CREATE, room, name)).hello();
  }

  /** Joins a room as a client that sends its bare name, and says hello. */
  public static Guest join(TestServer server, String room, String name) throws IOException {
    return enter(server, Requests.raw(Operation.Known.JOIN, room, name)).hello();
  }

  /**
   * Enters with any request, and says nothing yet. Its TCP connection and its UDP socket have the
   * same port number, so that it hears from the first moment on.
   */
  public static Guest enter(TestServer server, TcrpMessage request) throws IOException {
    TwinPorts twins = TwinPorts.connect(server.tcp(), InetAddress.getByName("127.0.0.1"));
    List<TcrpMessage> answers = ask(twins.tcp(), request);
    if (answers.size() != 2) {
      throw new AssertionError("refused: " + Requests.status(answers));
    }
    Token token = PayloadCodec.decodeAdmission(answers.get(1).payload()).token();
    return new Guest(RoomName.decode(request.room()), token, server.udp(), twins.udp());
  }

  private static List<TcrpMessage> ask(RawPeer tcp, TcrpMessage request) throws IOException {
    try (RawPeer peer = tcp) {
      peer.send(request.encode());
      return Requests.messages(peer.readAll(Requests.PATIENCE));
    }
  }

  public Guest hello() throws IOException {
    say("");
    return this;
  }

  public void say(String text) throws IOException {
    say(Bytes.utf8(text));
  }

  public void say(Bytes body) throws IOException {
    sendRaw(datagram(body));
  }

  public void sendRaw(Bytes bytes) throws IOException {
    socket.send(bytes, server);
  }

  public Bytes datagram(Bytes body) {
    return DatagramCodec.encode(new ClientDatagram(room, token, body));
  }

  public Token token() {
    return token;
  }

  public RoomName room() {
    return room;
  }

  public RawDatagrams socket() {
    return socket;
  }

  /** The next datagram; waits for it. */
  public String hear() throws IOException {
    return hearBytes().asUtf8();
  }

  public Bytes hearBytes() throws IOException {
    return socket
        .receive(Requests.PATIENCE)
        .orElseThrow(() -> new AssertionError("nothing was heard"));
  }

  /** Whether nothing comes for a moment. */
  public boolean hearsNothing() throws IOException {
    Optional<Bytes> heard = socket.receive(SILENCE);
    return heard.isEmpty();
  }

  @Override
  public void close() {
    socket.close();
  }
}
