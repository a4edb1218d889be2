package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.ScriptedServer;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.protocol.ResumeSecret;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.control.TcrpWriter;
import chat.protocol.frame.Wish;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stay in a room with a log that breaks, and that the server does not know any more. */
@Timeout(60)
class GivenUpStayTest {
  private static final EntryRequest REQUEST =
      new EntryRequest(Way.JOIN, new RoomName("ops"), new UserName("alice"), Optional.empty());
  private static final UserName BOB = new UserName("bob");
  private static final PostResult ACCEPTED = new PostResult.Accepted();

  private final BlockingQueue<StayEvent> events = new LinkedBlockingQueue<>();
  private final AtomicBoolean met = new AtomicBoolean();
  private Consumer<StayEvent> heard = events::add;

  @Test
  void tellsWhatWasNotSaidOrDoneAndWillNotBe() throws Exception {
    stay(
        true,
        (alice, server) -> {
          assertThat(alice.ask(new Wish.Whisper(BOB, "meet at 3"))).isEqualTo(ACCEPTED);
          // It waits for the answer to the other.
          assertThat(alice.ask(new Wish.Whisper(BOB, "or at 4"))).isEqualTo(ACCEPTED);
          assertThat(alice.ask(new Wish.Kick(BOB))).isEqualTo(ACCEPTED);
          assertThat(alice.post("hello")).isEqualTo(ACCEPTED);
          server.close();

          assertThat(next()).isInstanceOf(StayEvent.Broken.class);
          assertThat(next()).isEqualTo(new StayEvent.Unconfirmed(List.of("/msg bob meet at 3")));
          assertThat(next())
              .isEqualTo(new StayEvent.Unsent(List.of("/msg bob or at 4", "/kick bob")));
          StayEvent event = next();
          while (event instanceof StayEvent.Denied) {
            event = next();
          }
          assertThat(event).isEqualTo(new StayEvent.Unsent(List.of("hello")));
          assertThat(next()).isInstanceOf(StayEvent.Over.class);
        });
  }

  @Test
  void tellsWhatWasSentApartFromWhatWasNot() throws Exception {
    stay(
        false,
        (alice, server) -> {
          assertThat(alice.ask(new Wish.Whisper(BOB, "meet at 3"))).isEqualTo(ACCEPTED);
          assertThat(alice.ask(new Wish.Kick(BOB))).isEqualTo(ACCEPTED);
          assertThat(alice.post("hello")).isEqualTo(ACCEPTED);
          server.close();

          assertThat(next()).isEqualTo(new StayEvent.Unconfirmed(List.of("/msg bob meet at 3")));
          assertThat(next()).isEqualTo(new StayEvent.Unsent(List.of("/kick bob", "hello")));
          assertThat(next()).isInstanceOf(StayEvent.Over.class);
        });
  }

  @Test
  void whoLeavesWhileThatIsToldIsOutAfterwards() throws Exception {
    CompletableFuture<LastingSession> leaver = new CompletableFuture<>();
    BlockingQueue<Boolean> overBefore = new LinkedBlockingQueue<>();
    heard =
        event -> {
          if (event instanceof StayEvent.Unconfirmed) {
            overBefore.add(isOutAfterLeaving(leaver.join()));
          }
          events.add(event);
        };
    stay(
        true,
        (alice, server) -> {
          assertThat(alice.ask(new Wish.Whisper(BOB, "meet at 3"))).isEqualTo(ACCEPTED);
          server.close();
          leaver.complete(alice);

          assertThat(overBefore.poll(30, TimeUnit.SECONDS)).isFalse();
          assertThat(alice.awaitEnd().how()).isInstanceOf(SessionEvent.Lost.class);
        });
  }

  /** Whether somebody who leaves now is out before the one who asks does anything more. */
  private static boolean isOutAfterLeaving(LastingSession stay) {
    Thread leaver =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  stay.leave();
                  var _ = stay.awaitEnd();
                });
    Set<Thread.State> rest = EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED);
    while (!rest.contains(leaver.getState())) {
      Thread.onSpinWait();
    }
    return leaver.getState() == Thread.State.TERMINATED;
  }

  private interface Visit {
    void pass(LastingSession alice, DatagramSocket server) throws Exception;
  }

  /** At a server that lets in once, and whose UDP port hears everything and says nothing. */
  private void stay(boolean reconnects, Visit visit) throws Exception {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (DatagramSocket deaf = new DatagramSocket(local);
        ScriptedServer server = new ScriptedServer(this::answer)) {
      Connector connector =
          new Connector(
              new ServerAddress("127.0.0.1", server.port()),
              OptionalInt.of(deaf.getLocalPort()),
              System::nanoTime);
      ChatSession first = ((Opened) connector.enter(REQUEST)).session();
      try (LastingSession alice = new LastingSession(first, connector, reconnects)) {
        alice.start(heard);
        visit.pass(alice, deaf);
      }
    }
  }

  private StayEvent next() throws InterruptedException {
    StayEvent event = events.poll(30, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("waited in vain");
    }
    return event;
  }

  /** Lets the first in, and knows nobody after that. */
  private void answer(Socket connection) throws IOException {
    List<TcrpMessage> messages =
        met.compareAndSet(false, true)
            ? List.of(status(StatusCode.Known.OK), message(State.Known.COMPLETE, grant()))
            : List.of(status(StatusCode.Known.CANNOT_RESUME));
    new TcrpWriter(connection.getOutputStream()).write(messages);
  }

  private static TcrpMessage status(StatusCode code) {
    return message(State.Known.RESPONSE, new Status(code, ""));
  }

  private static TcrpMessage message(State state, ControlPayload payload) {
    return new TcrpMessage(
        Operation.Known.JOIN, state, REQUEST.room().encode(), PayloadCodec.encode(payload));
  }

  private static Grant grant() {
    return new Grant(
        new Token("0123456789"),
        List.of("log"),
        BOB,
        List.of(BOB, REQUEST.user()),
        Duration.ofSeconds(5),
        4000,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.of(new LogGrant(new ResumeSecret("secret"), 2, 1, 0)));
  }
}
