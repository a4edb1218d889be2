package chat.server;

import chat.protocol.Bytes;
import chat.protocol.control.StatusCode;
import chat.testkit.RawPeer;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs in a JVM of its own with a small heap: claims enormous sizes at a server, with connections
 * kept open, and prints how many bytes of heap that cost.
 */
public final class HeapProbe {
  private static final int CLAIMS = 300;
  private static final int ROOM_SIZE = 4;
  private static final int SIZE_BYTES = 29;

  private HeapProbe() {}

  public static void main(String[] args) throws Exception {
    try (TestServer server = TestServer.start()) {
      claimAll(server);
      long before = usedHeap();
      for (int i = 0; i < CLAIMS / 3; i++) {
        claimAll(server);
      }
      List<RawPeer> open = new ArrayList<>();
      for (int i = 0; i < CLAIMS; i++) {
        // Allowed, claimed, and never sent.
        RawPeer peer = RawPeer.connect(server.tcp());
        peer.send(header(BigInteger.valueOf(60_000)));
        open.add(peer);
      }
      long after = usedHeap();
      for (RawPeer peer : open) {
        peer.close();
      }
      System.out.println("growth " + (after - before));
    }
  }

  private static void claimAll(TestServer server) throws Exception {
    for (int exponent : new int[] {29, 62, 231}) {
      StatusCode status =
          Requests.status(Requests.ask(server.tcp(), header(BigInteger.TWO.pow(exponent)))).code();
      if (status != StatusCode.Known.MALFORMED) {
        throw new AssertionError("2^" + exponent + " was answered " + status);
      }
    }
    StatusCode status =
        Requests.status(
                Requests.ask(server.tcp(), header(BigInteger.TWO.pow(29).subtract(BigInteger.ONE))))
            .code();
    if (status != StatusCode.Known.TOO_LARGE) {
      throw new AssertionError("2^29 - 1 was answered " + status);
    }
  }

  private static Bytes header(BigInteger size) {
    byte[] bytes = new byte[32];
    bytes[0] = ROOM_SIZE;
    bytes[1] = 1;
    byte[] digits = size.toByteArray();
    int skip = Math.max(0, digits.length - SIZE_BYTES);
    System.arraycopy(
        digits, skip, bytes, bytes.length - (digits.length - skip), digits.length - skip);
    return Bytes.of(bytes);
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
