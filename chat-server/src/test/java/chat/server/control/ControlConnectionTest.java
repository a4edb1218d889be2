package chat.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Rate;
import chat.protocol.control.Operation;
import chat.protocol.notice.NoticeLanguage;
import chat.server.Requests;
import chat.server.control.ControlListener.Door;
import chat.server.dialect.Dialects;
import chat.server.dialect.GrantTerms;
import chat.server.observe.EventLog;
import chat.server.observe.ServerMetrics;
import chat.server.room.HistoryLimits;
import chat.server.room.IdleReaper;
import chat.server.room.Outbox;
import chat.server.room.RoomLimits;
import chat.server.room.RoomRegistry;
import chat.server.room.TokenIssuer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlConnectionTest {
  /** A status, and a token of 32 characters. */
  private static final int BARE_ANSWER = 32 + 1 + 32 + 32;

  private static final int SILENCE = 200;

  /**
   * Who has seen the end of its answer may tell somebody to come too, and the others are to hear of
   * both in this order.
   */
  @Test
  void whoIsAdmittedIsAnnouncedBeforeItsAnswerEnds() throws Exception {
    CountDownLatch announced = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      serve(server, dispatches -> await(announced));
      try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
        client
            .getOutputStream()
            .write(Requests.raw(Operation.Known.CREATE, "r", "alice").encode().toArray());
        InputStream in = client.getInputStream();
        assertThat(in.readNBytes(BARE_ANSWER)).hasSize(BARE_ANSWER);
        client.setSoTimeout(SILENCE);
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);

        announced.countDown();

        client.setSoTimeout((int) Requests.PATIENCE.toMillis());
        assertThat(in.read()).isEqualTo(-1);
      }
    }
  }

  private static void serve(ServerSocket server, Outbox outbox) {
    SecureRandom random = new SecureRandom();
    ServerMetrics metrics = new ServerMetrics();
    EventLog log = new EventLog(System.getLogger("chat.server.test"));
    ControlLimits limits =
        new ControlLimits(1024, 10, 10, Duration.ofSeconds(20), Duration.ofSeconds(20), 5);
    Rate rate = new Rate(10, 10);
    RoomRegistry rooms =
        new RoomRegistry(
            new RoomLimits(10, 10, 10, 10, rate, 10, HistoryLimits.NONE),
            new TokenIssuer(random),
            new IdleReaper(Duration.ofHours(1), Duration.ofHours(1)),
            () -> Instant.EPOCH);
    GrantTerms terms = new GrantTerms(Duration.ofSeconds(5), rate, 1);
    Reception reception =
        new Reception(rooms, outbox, terms, limits, random, metrics, log, System::nanoTime);
    Dialects dialects = Dialects.in(NoticeLanguage.EN, Set.of()).atTheMainPorts();
    ControlListener listener = new ControlListener(limits, metrics, log, System::nanoTime);
    var _ = Thread.ofPlatform().start(() -> listener.accept(new Door(server, dialects, reception)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
