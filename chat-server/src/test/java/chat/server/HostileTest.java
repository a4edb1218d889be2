package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Rate;
import chat.protocol.control.Operation;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.server.observe.ServerMetrics;
import chat.server.room.HistoryLimits;
import chat.server.room.RoomLimits;
import chat.testkit.RawPeer;
import chat.testkit.Seeds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server must live through, and then relay a message. */
class HostileTest {
  private static final int DATAGRAMS = 1_000_000;
  private static final int STREAMS = 100_000;
  private static final int SENDERS = 2;
  private static final int HOSTS = 200;
  private static final int FIRST_PORT = 20_000;
  private static final int SILENT = 1_500;
  private static final int RACERS = 100;
  private static final int DATAGRAM_MAX = 300;
  private static final int STREAM_MAX = 120;

  private static final String HARMFUL = "\0\u001b\n\r\t\u0085\u202e\u2028\u200d[:";

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void randomAndMutatedDatagrams() throws IOException {
    try (TestServer open = TestServer.start(HostileTest::withoutRates);
        Guest alice = Guest.create(open, "r", "alice");
        Guest bob = Guest.join(open, "r", "bob");
        Guest mallory = Guest.create(open, "m", "mallory");
        Guest eve = Guest.join(open, "m", "eve")) {
      alice.hear();
      List<Bytes> seeds =
          List.of(
              mallory.datagram(Bytes.utf8("hello")),
              mallory.datagram(Bytes.utf8("こんにちは\n二行目")),
              mallory.datagram(Bytes.EMPTY));

      Seeds.run(
          random -> {
            for (int i = 0; i < DATAGRAMS; i++) {
              mallory.sendRaw(
                  random.nextBoolean()
                      ? hostile(random, seeds, DATAGRAM_MAX)
                      : mallory.datagram(hostileText(random)));
            }
          });

      assertRelays(alice, bob);
      ServerMetrics metrics = open.server().metrics();
      assertThat(metrics.failed()).isZero();
      // The kernel may drop some on the way; what matters is that most were looked at, and many
      // said.
      assertThat(metrics.received()).isGreaterThan(DATAGRAMS / 2);
      assertThat(metrics.sent()).isGreaterThan(DATAGRAMS / 20);
      assertThat(eve.token()).isNotEqualTo(mallory.token());
    }
  }

  @Test
  void randomAndMutatedStreams() throws Exception {
    List<Bytes> seeds =
        List.of(
            Requests.raw(Operation.Known.CREATE, "部屋", "アリス").encode(),
            Requests.grant(Operation.Known.JOIN, "room", "bob").encode(),
            Requests.json(Operation.Known.JOIN, "room", "bob").encode(),
            Requests.list().encode());
    Seeds.run(
        random -> {
          try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
              SplittableRandom own = random.split();
              int sender = i;
              all.add(senders.submit(() -> sendStreams(own, seeds, sender)));
            }
            for (Future<?> each : all) {
              each.get();
            }
          }
        });

    try (Guest alice = Guest.create(server, "after all", "alice");
        Guest bob = Guest.join(server, "after all", "bob")) {
      alice.hear();
      assertRelays(alice, bob);
    }
  }

  @Test
  void oneOfManyWhoCreateTheSameRoomWins() throws Exception {
    CountDownLatch ready = new CountDownLatch(RACERS);
    List<Callable<StatusCode>> racers = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      TcrpMessage request = Requests.raw(Operation.Known.CREATE, "the room", "racer" + i);
      racers.add(
          () -> {
            try (RawPeer peer = RawPeer.connect(server.tcp())) {
              ready.countDown();
              ready.await();
              peer.send(request.encode());
              return Requests.status(Requests.messages(peer.readAll(Requests.PATIENCE))).code();
            }
          });
    }

    List<StatusCode> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
      for (Future<StatusCode> each : threads.invokeAll(racers)) {
        statuses.add(each.get());
      }
    }

    assertThat(statuses).hasSize(RACERS).containsOnlyOnce(StatusCode.Known.OK);
    assertThat(statuses)
        .filteredOn(status -> status == StatusCode.Known.ROOM_EXISTS)
        .hasSize(RACERS - 1);
  }

  @Test
  void connectionsThatSendNothingKeepNobodyOut() throws IOException {
    List<RawPeer> silent = new ArrayList<>();
    try {
      for (int i = 0; i < SILENT; i++) {
        silent.add(RawPeer.connect(server.tcp()));
      }

      try (Guest alice = Guest.create(server, "r", "alice");
          Guest bob = Guest.join(server, "r", "bob")) {
        alice.hear();
        assertRelays(alice, bob);
      }
      assertThat(server.server().metrics().refusedConnections()).isZero();
    } finally {
      for (RawPeer peer : silent) {
        peer.close();
      }
    }
  }

  private Void sendStreams(SplittableRandom random, List<Bytes> seeds, int sender)
      throws IOException {
    for (int i = 0; i < STREAMS / SENDERS; i++) {
      byte[] host = {127, 0, 1, (byte) (1 + i % HOSTS)};
      InetAddress address = InetAddress.getByAddress(host);
      int port = FIRST_PORT + sender * (STREAMS / SENDERS / HOSTS + 1) + i / HOSTS;
      sendStream(hostile(random, seeds, STREAM_MAX), new InetSocketAddress(address, port));
    }
    return null;
  }

  /**
   * From ever another address, at ports that the system gives to nobody: each is blocked for a
   * while after its connection, and a hundred thousand others would leave none for anybody else.
   */
  private void sendStream(Bytes bytes, InetSocketAddress from) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setReuseAddress(true);
      socket.bind(from);
      socket.connect(server.tcp());
      socket.getOutputStream().write(bytes.toArray());
      socket.shutdownOutput();
      // The first byte of the answer, or the end: either way the server has read the request.
      var ignored = socket.getInputStream().read();
    } catch (SocketException e) {
      // The server may hang up on rubbish before all of it is sent.
      assertThat(e.getMessage()).containsAnyOf("reset", "pipe");
    }
  }

  private static Bytes hostile(SplittableRandom random, List<Bytes> seeds, int max) {
    if (random.nextInt(3) == 0) {
      byte[] bytes = new byte[random.nextInt(max)];
      random.nextBytes(bytes);
      return Bytes.of(bytes);
    }
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).toArray();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return Bytes.of(bytes, 0, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
  }

  /** Bytes that are often text, and seldom nice. */
  private static Bytes hostileText(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      text.appendCodePoint(
          random.nextInt(4) == 0
              ? HARMFUL.codePointAt(random.nextInt(HARMFUL.length()))
              : random.nextInt(0xD800));
    }
    byte[] bytes = Bytes.utf8(text.toString()).toArray();
    if (random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return Bytes.of(bytes);
  }

  private static ServerConfig withoutRates(ServerConfig config) {
    Rate unlimited = new Rate(DATAGRAMS * 10, DATAGRAMS * 10.0);
    return config.limiting(
        config.control(),
        new RoomLimits(10, 10, 10, 10, unlimited, Integer.MAX_VALUE, HistoryLimits.NONE));
  }

  private static void assertRelays(Guest listener, Guest speaker) throws IOException {
    // What waits in front of it may fill the socket's buffer, so it may take more than one try.
    for (int i = 0; i < 100; i++) {
      speaker.say("still there?");
      if (listener.socket().receive(Duration.ofMillis(300)).isPresent()) {
        return;
      }
    }
    throw new AssertionError("the server relays no more");
  }
}
