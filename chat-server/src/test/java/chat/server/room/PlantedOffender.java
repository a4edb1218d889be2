package chat.server.room;

import java.net.InetAddress;

/** Breaks the walls on purpose, to show that they are looked after. */
public final class PlantedOffender {
  private PlantedOffender() {}

  static String offend() {
    return InetAddress.getLoopbackAddress() + " " + System.nanoTime();
  }
}
