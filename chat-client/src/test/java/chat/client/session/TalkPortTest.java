package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.ScriptedServer;
import chat.client.fake.ScriptedServer.Script;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.SessionEvent.Said;
import chat.protocol.Bytes;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TalkPortTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final EntryRequest JOIN =
      new EntryRequest(Way.JOIN, new RoomName("ops"), new UserName("bob"), Optional.empty());

  private DatagramSocket server;
  private DatagramSocket stranger;

  @BeforeEach
  void bind() throws SocketException {
    server = new DatagramSocket(new InetSocketAddress(HERE, 0));
    stranger = new DatagramSocket(new InetSocketAddress(HERE, 0));
  }

  @AfterEach
  void close() {
    server.close();
    stranger.close();
  }

  private static void send(DatagramSocket from, String text, SocketAddress to) throws IOException {
    byte[] bytes = Bytes.utf8(text).toArray();
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private static Bytes granted() {
    return message(State.Known.COMPLETE, PayloadCodec.encode(new BareToken(new Token("t"))));
  }

  private static Bytes message(State state, Bytes payload) {
    return new TcrpMessage(Operation.Known.JOIN, state, JOIN.room().encode(), payload).encode();
  }

  private Connector connector(ScriptedServer control) {
    return new Connector(
        new ServerAddress("127.0.0.1", control.port()),
        OptionalInt.of(server.getLocalPort()),
        System::nanoTime);
  }

  @Test
  void whatTheServerSendsBeforeItsAnswerIsHeardAndWhatAStrangerSendsIsNot() throws Exception {
    Script script =
        connection -> {
          send(stranger, "[system] go away", connection.getRemoteSocketAddress());
          send(server, "[system] early", connection.getRemoteSocketAddress());
          send(server, "x".repeat(5000), connection.getRemoteSocketAddress());
          send(stranger, "[system] go away", connection.getRemoteSocketAddress());
          send(server, "al: second", connection.getRemoteSocketAddress());
          connection.getOutputStream().write(granted().toArray());
        };
    try (ScriptedServer control = new ScriptedServer(script);
        ChatSession session = ((Opened) connector(control).enter(JOIN)).session()) {
      DatagramPacket hello = new DatagramPacket(new byte[100], 100);
      server.receive(hello);
      send(stranger, "[system] go away", hello.getSocketAddress());
      send(server, "al: third", hello.getSocketAddress());
      assertThat(List.of(session.take(), session.take(), session.take()))
          .containsExactly(
              new Said("[system] early"), new Said("al: second"), new Said("al: third"));
    }
  }

  @Test
  void whoIsNotLetInGivesThePortBack() throws Exception {
    Bytes no =
        message(
            State.Known.RESPONSE,
            PayloadCodec.encode(new Status(StatusCode.Known.WRONG_PASSWORD, "")));
    assertThat(portAfter(no)).isInstanceOf(Refused.class);
  }

  @Test
  void whoGetsNoAnswerGivesThePortBack() throws Exception {
    assertThat(portAfter(Bytes.EMPTY)).isInstanceOf(ControlFailure.class);
  }

  /** What came of {@code answer}; by then the port of the connection is free again. */
  private Object portAfter(Bytes answer) throws Exception {
    CompletableFuture<InetSocketAddress> asked = new CompletableFuture<>();
    Script script =
        connection -> {
          InetSocketAddress end = (InetSocketAddress) connection.getRemoteSocketAddress();
          assertThat(isFree(end)).isFalse();
          asked.complete(end);
          connection.getOutputStream().write(answer.toArray());
        };
    Object outcome;
    try (ScriptedServer control = new ScriptedServer(script)) {
      outcome = connector(control).enter(JOIN);
    } catch (ControlFailure e) {
      outcome = e;
    }
    awaitFree(asked.join());
    return outcome;
  }

  @Test
  void whoLeavesGivesThePortBack() throws Exception {
    CompletableFuture<InetSocketAddress> asked = new CompletableFuture<>();
    Script script =
        connection -> {
          asked.complete((InetSocketAddress) connection.getRemoteSocketAddress());
          connection.getOutputStream().write(granted().toArray());
        };
    try (ScriptedServer control = new ScriptedServer(script)) {
      ChatSession session = ((Opened) connector(control).enter(JOIN)).session();
      assertThat(isFree(asked.join())).isFalse();
      session.close();
      awaitFree(asked.join());
    }
  }

  @Test
  void takesAnotherConnectionWhenItsPortIsTaken() throws Exception {
    List<InetSocketAddress> wanted = new ArrayList<>();
    TalkPort.Binder secondTime =
        local -> {
          wanted.add(local);
          return wanted.size() > 1 ? new DatagramSocket(local) : taken();
        };
    try (FakeServer host = new FakeServer(Manners.PLAIN);
        TalkPort port = new TalkPort(secondTime)) {
      host.open("ops", Optional.empty(), "al");
      Entered entered = enter(host, port);
      assertThat(wanted).hasSize(2).doesNotHaveDuplicates();
      try (ChatSession bob = chat(host, port, entered)) {
        // No hello is needed for this one.
        host.send("ops", "al: hello");
        assertThat(bob.take()).isEqualTo(new Said("al: hello"));
      }
    }
  }

  @Test
  void listensAnywhereWhenNoPortOfAConnectionIsFree() throws Exception {
    List<InetSocketAddress> wanted = new ArrayList<>();
    TalkPort.Binder never =
        local -> {
          wanted.add(local);
          return local.getPort() == 0 ? new DatagramSocket(local) : taken();
        };
    try (FakeServer host = new FakeServer(Manners.OURS);
        TalkPort port = new TalkPort(never)) {
      host.open("ops", Optional.empty(), "al");
      Entered entered = enter(host, port);
      assertThat(wanted).hasSize(ControlClient.PAIRS_MAX);
      try (ChatSession bob = chat(host, port, entered)) {
        bob.say("hello");
        assertThat(host.nextSaid()).isEqualTo("hello");
        host.send("ops", "al: hello");
        assertThat(bob.take()).isEqualTo(new Said("al: hello"));
      }
    }
  }

  private static Entered enter(FakeServer host, TalkPort port) throws Exception {
    ServerAddress address = new ServerAddress("127.0.0.1", host.tcpPort());
    ControlClient control =
        new ControlClient(address, ControlTimes.DEFAULT, Optional.empty(), System::nanoTime);
    return (Entered) control.enter(JOIN, Optional.empty(), port);
  }

  private static ChatSession chat(FakeServer host, TalkPort port, Entered entered)
      throws IOException {
    return ChatSession.open(
        entered,
        port.connect(entered, host.udpPort()),
        PlainStay.begun(SessionTerms.of(entered), System.nanoTime()),
        new ReentrantLock(),
        _ -> {},
        System::nanoTime);
  }

  private static DatagramSocket taken() throws SocketException {
    throw new BindException("taken");
  }

  private static boolean isFree(InetSocketAddress address) {
    try (DatagramSocket socket = new DatagramSocket(address)) {
      return socket.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  /** The system takes its time to give a port back; the test's timeout is the deadline. */
  static void awaitFree(InetSocketAddress address) throws InterruptedException {
    while (!isFree(address)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the port is still held");
      }
    }
  }
}
