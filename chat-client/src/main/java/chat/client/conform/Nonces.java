package chat.client.conform;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Words that nobody else says. */
record Nonces(RandomGenerator random) {
  private static final int BYTES = 6;

  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
