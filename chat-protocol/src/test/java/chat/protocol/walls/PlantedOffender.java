package chat.protocol.walls;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;

/** Breaks each wall round {@code chat.protocol} once, so that their tests can see them broken. */
final class PlantedOffender {
  private PlantedOffender() {}

  static Object socket() {
    return InetAddress.getLoopbackAddress();
  }

  static Object thread() {
    return Thread.currentThread();
  }

  static Object concurrency() {
    return new CountDownLatch(1);
  }

  static long monotonicClock() {
    return System.nanoTime();
  }

  static long wallClock() {
    return System.currentTimeMillis();
  }

  static Instant instant() {
    return Instant.now();
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  static Object logger() {
    return Logger.getLogger("offender");
  }

  static Object systemLogger() {
    return System.getLogger("offender");
  }

  static void out() {
    System.out.println();
  }

  static void err() {
    System.err.println();
  }

  static Object json() {
    return new com.fasterxml.jackson.databind.ObjectMapper();
  }

  static Class<?> boot() {
    return chat.boot.Boot.class;
  }
}
