package chat.boot;

import chat.protocol.Bytes;

/** Breaks the wall round {@code chat.boot}, so that its test can see it broken. */
final class PlantedOffender {
  private PlantedOffender() {}

  static Object protocol() {
    return Bytes.EMPTY;
  }
}
