package chat.client.ui;

import chat.protocol.UserName;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.utils.AttributedStyle;

/** A look for each name, always the same one. */
final class NameColours {
  /**
   * Of the 256 colours, those that look the same on every terminal and can be read on black and on
   * white.
   */
  static final List<Integer> MANY = List.of(29, 31, 63, 64, 67, 97, 130, 133, 136, 161, 166, 168);

  /** From so many colours on, most of them look the same everywhere. */
  static final int MANY_NEEDED = 256;

  /**
   * Where there are fewer: every terminal mixes those as it likes, and each is hard to read on
   * black or on white somewhere, but for a bright red. What it writes with usually is not.
   */
  static final List<UnaryOperator<AttributedStyle>> FEW =
      List.of(AttributedStyle::bold, AttributedStyle::underline, style -> style.bold().underline());

  private NameColours() {}

  /** How {@code name} looks on {@code ground}, on a terminal that has so many colours. */
  static AttributedStyle of(UserName name, AttributedStyle ground, int colours) {
    int hash = mixed(name.key().hashCode());
    return colours >= MANY_NEEDED
        ? ground.foreground(chosen(MANY, hash))
        : chosen(FEW, hash).apply(ground);
  }

  private static <T> T chosen(List<T> looks, int hash) {
    return looks.get(Math.floorMod(hash, looks.size()));
  }

  /** Names that differ in their last letter only should not be neighbours. */
  private static int mixed(int hash) {
    int h = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
