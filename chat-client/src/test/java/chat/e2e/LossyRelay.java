package chat.e2e;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bad network: it stands between clients and server, loses some datagrams, doubles some, and lets
 * some overtake others. To the server each client comes from a port of the relay's.
 */
final class LossyRelay implements AutoCloseable {
  private static final double LOST = 0.20;
  private static final double DOUBLED = 0.05;
  private static final double LATE = 0.20;
  private static final int LATE_MILLIS = 30;
  private static final int DATAGRAM_MAX = 65_507;

  private final DatagramSocket front;
  private final int port;
  private final InetSocketAddress server;
  private final Map<SocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Random random;
  private final AtomicLong lost = new AtomicLong();

  /**
   * Listens for clients.
   *
   * @param port where; 0 for any
   * @param serverPort where the server listens for datagrams, on this machine
   */
  LossyRelay(int port, int serverPort, long seed) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    front = new DatagramSocket(new InetSocketAddress(here, port));
    this.port = front.getLocalPort();
    server = new InetSocketAddress(here, serverPort);
    random = new Random(seed);
    Thread.ofVirtual().start(this::takeFromClients);
  }

  int port() {
    return port;
  }

  /** How many datagrams were lost on purpose. */
  long lost() {
    return lost.get();
  }

  @Override
  public void close() {
    front.close();
    backs.values().forEach(DatagramSocket::close);
    later.shutdownNow();
  }

  private void takeFromClients() {
    try {
      while (true) {
        DatagramPacket packet = receive(front);
        DatagramSocket back = backs.computeIfAbsent(packet.getSocketAddress(), this::back);
        packet.setSocketAddress(server);
        pass(packet, back);
      }
    } catch (IOException e) {
      close();
    }
  }

  private DatagramSocket back(SocketAddress client) {
    try {
      DatagramSocket back =
          new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Thread.ofVirtual().start(() -> takeFromServer(back, client));
      return back;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void takeFromServer(DatagramSocket back, SocketAddress client) {
    try {
      while (true) {
        DatagramPacket packet = receive(back);
        packet.setSocketAddress(client);
        pass(packet, front);
      }
    } catch (IOException e) {
      back.close();
    }
  }

  private static DatagramPacket receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM_MAX], DATAGRAM_MAX);
    socket.receive(packet);
    return packet;
  }

  private synchronized void pass(DatagramPacket packet, DatagramSocket by) {
    if (random.nextDouble() < LOST) {
      lost.incrementAndGet();
      return;
    }
    int copies = random.nextDouble() < DOUBLED ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      if (random.nextDouble() < LATE) {
        var _ =
            later.schedule(
                () -> send(packet, by), random.nextInt(LATE_MILLIS), TimeUnit.MILLISECONDS);
      } else {
        send(packet, by);
      }
    }
  }

  private static void send(DatagramPacket packet, DatagramSocket by) {
    try {
      by.send(packet);
    } catch (IOException e) {
      // A relay that was killed passes nothing on.
      return;
    }
  }
}
