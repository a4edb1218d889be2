package chat.server.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the server is compared with: the shortest program that receives a datagram and sends the
 * same bytes to the same number of members. It checks nothing and knows no protocol.
 *
 * <p>It says its port, and reads who hears whom from standard input: ports, the speaker's first,
 * until an empty line. It ends when that input does.
 */
final class BareLoop {
  private static final int DATAGRAM_MAX = 4608;
  private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;

  private BareLoop() {}

  /** Relays until it is killed. */
  public static void main(String[] args) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      System.out.println("port " + socket.getLocalPort());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      InetSocketAddress[][] audiences = audiences(in, loopback);
      System.out.println("ready");
      Thread.ofPlatform().daemon().start(() -> endWith(in));
      relay(socket, audiences);
    }
  }

  private static void relay(DatagramSocket socket, InetSocketAddress[][] audiences)
      throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[DATAGRAM_MAX], DATAGRAM_MAX);
    while (true) {
      packet.setLength(DATAGRAM_MAX);
      socket.receive(packet);
      for (InetSocketAddress member : audiences[packet.getPort()]) {
        packet.setSocketAddress(member);
        socket.send(packet);
      }
    }
  }

  private static InetSocketAddress[][] audiences(BufferedReader in, InetAddress loopback)
      throws IOException {
    InetSocketAddress[][] audiences = new InetSocketAddress[1 << Short.SIZE][];
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      int[] ports = Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
      audiences[ports[0]] =
          Arrays.stream(ports, 1, ports.length)
              .mapToObj(port -> new InetSocketAddress(loopback, port))
              .toArray(InetSocketAddress[]::new);
    }
    return audiences;
  }

  private static void endWith(BufferedReader in) {
    try {
      if (in.readLine() == null) {
        System.exit(0);
      }
    } catch (IOException e) {
      System.exit(0);
    }
  }
}
