package chat.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.control.Operation;
import chat.protocol.notice.NoticeLanguage;
import chat.server.Requests;
import chat.server.control.ControlListener.Door;
import chat.server.dialect.Dialects;
import chat.server.room.Outbox;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlConnectionTest {
  /** A status, and a token of 32 characters. */
  private static final int BARE_ANSWER = 32 + 1 + 32 + 32;

  private static final int SILENCE = 200;
  private static final int SMALL_BUFFER = 4096;

  /**
   * Who has seen the end of its answer may tell somebody to come too, and the others are to hear of
   * both in this order.
   */
  @Test
  void whoIsAdmittedIsAnnouncedBeforeItsAnswerEnds() throws Exception {
    CountDownLatch announced = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      serve(server, change -> await(announced));
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

  /** Else the connection would be reset, and the answer might be taken back with it. */
  @Test
  void whatIsSentAfterThePortIsReadToo() throws Exception {
    try (ServerSocket server = new ServerSocket();
        Socket client = new Socket()) {
      // So little that what is not read finds no place.
      server.setReceiveBufferSize(SMALL_BUFFER);
      client.setSendBufferSize(SMALL_BUFFER);
      server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      serve(server, change -> {});
      client.connect(server.getLocalSocketAddress());
      try (OutputStream out = client.getOutputStream()) {
        out.write(Requests.raw(Operation.Known.CREATE, "r", "alice").encode().toArray());
        assertThat(client.getInputStream().readAllBytes()).hasSize(BARE_ANSWER);
        for (int i = 0; i < 1000; i++) {
          out.write(new byte[100]);
        }
      }
    }
  }

  private static void serve(ServerSocket server, Outbox outbox) {
    FrontDesk desk = new FrontDesk();
    Reception reception = desk.reception(outbox);
    Dialects dialects = Dialects.in(NoticeLanguage.EN, Set.of()).atTheMainPorts();
    ControlListener listener = desk.listener();
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
