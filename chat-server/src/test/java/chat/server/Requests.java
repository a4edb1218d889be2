package chat.server;

import chat.protocol.Bytes;
import chat.protocol.Password;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpReader;
import chat.testkit.RawPeer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What clients ask over TCP, and what they are answered. */
public final class Requests {
  public static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ANSWER_MAX = 1024 * 1024;

  private Requests() {}

  public static TcrpMessage raw(Operation operation, String room, String user) {
    return message(operation, room, PayloadCodec.encode(new RawEntry(new UserName(user))));
  }

  public static TcrpMessage json(Operation operation, String room, String user) {
    return message(operation, room, Bytes.utf8("{\"username\":\"" + user + "\"}"));
  }

  public static TcrpMessage grant(Operation operation, String room, String user) {
    return grant(operation, room, user, Optional.empty());
  }

  public static TcrpMessage grant(
      Operation operation, String room, String user, Optional<Password> password) {
    ControlPayload entry =
        new JsonEntry(new UserName(user), password, OptionalInt.empty(), Optional.of(List.of()));
    return message(operation, room, PayloadCodec.encode(entry));
  }

  /** Asks for the extension. */
  public static TcrpMessage log(Operation operation, String room, String user) {
    return message(
        operation, room, Bytes.utf8("{\"username\":\"" + user + "\",\"extensions\":[\"log\"]}"));
  }

  public static TcrpMessage list() {
    return message(Operation.Known.LIST, "", Bytes.EMPTY);
  }

  public static TcrpMessage message(Operation operation, String room, Bytes payload) {
    return new TcrpMessage(operation, State.Known.REQUEST, Bytes.utf8(room), payload);
  }

  /** Sends a request and reads until the server ends its side. */
  public static List<TcrpMessage> ask(InetSocketAddress server, TcrpMessage request)
      throws IOException {
    return ask(server, request.encode());
  }

  public static List<TcrpMessage> ask(InetSocketAddress server, Bytes request) throws IOException {
    try (RawPeer peer = RawPeer.connect(server)) {
      peer.send(request);
      return messages(peer.readAll(PATIENCE));
    }
  }

  public static List<TcrpMessage> messages(Bytes bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toArray());
    TcrpReader reader = new TcrpReader(in, ANSWER_MAX);
    List<TcrpMessage> messages = new ArrayList<>();
    while (in.available() > 0) {
      messages.add(reader.read());
    }
    return messages;
  }

  public static Status status(List<TcrpMessage> answers) {
    return PayloadCodec.decodeStatus(answers.getFirst().payload());
  }
}
