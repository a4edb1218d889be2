package chat.client.ui;

import chat.protocol.UserName;

/** A colour for each name, always the same one. */
final class NameColours {
  /** Of the 256 colours: each can be read on black and on white. */
  static final int[] MANY = {29, 31, 63, 64, 67, 97, 130, 133, 136, 161, 166, 168};

  /** Of the eight that every terminal has. */
  static final int[] FEW = {1, 2, 5, 6};

  private static final int MANY_NEEDED = 256;

  private NameColours() {}

  /** The colour of {@code name} on a terminal that has so many. */
  static int of(UserName name, int colours) {
    int[] palette = colours >= MANY_NEEDED ? MANY : FEW;
    return palette[Math.floorMod(mixed(name.key().hashCode()), palette.length)];
  }

  /** Names that differ in their last letter only should not be neighbours. */
  private static int mixed(int hash) {
    int h = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
