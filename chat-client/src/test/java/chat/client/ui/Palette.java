package chat.client.ui;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How terminals mix the sixteen colours that are theirs to mix, and what bold makes of them. */
enum Palette {
  XTERM(
      Bold.EITHER,
      List.of(
          0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
          0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff)),
  VGA(
      Bold.BRIGHT,
      List.of(
          0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555,
          0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff)),
  PUTTY(
      Bold.EITHER,
      List.of(
          0x000000, 0xbb0000, 0x00bb00, 0xbbbb00, 0x0000bb, 0xbb00bb, 0x00bbbb, 0xbbbbbb, 0x555555,
          0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff)),
  TANGO(
      Bold.EITHER,
      List.of(
          0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753,
          0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec)),
  GNOME(
      Bold.EITHER,
      List.of(
          0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, 0x5e5c64,
          0xf66151, 0x33d17a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff)),
  SOLARIZED(
      Bold.EITHER,
      List.of(
          0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36,
          0xcb4b16, 0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3)),
  WINDOWS(
      Bold.BRIGHT,
      List.of(
          0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xc0c0c0, 0x808080,
          0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff)),
  CAMPBELL(
      Bold.BRIGHT,
      List.of(
          0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676,
          0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2));

  /** What a terminal does with a colour in bold. */
  enum Bold {
    /** Takes the brighter one of the same kind. */
    BRIGHT,
    /** That, or only thicker strokes: a setting. */
    EITHER
  }

  private static final int BRIGHTER = 8;

  private final Bold bold;
  private final List<Integer> colours;

  Palette(Bold bold, List<Integer> colours) {
    this.bold = bold;
    this.colours = colours;
  }

  /** How badly a colour can be read at worst, on a dark ground and on a light one. */
  double worst(int colour) {
    return worstOf(colours.get(colour));
  }

  /** The same in bold, of all that this terminal may make of it. */
  double worstInBold(int colour) {
    double bright = worst(colour + BRIGHTER);
    return bold == Bold.BRIGHT ? bright : Math.min(bright, worst(colour));
  }

  private double worstOf(int rgb) {
    return grounds().stream().mapToDouble(ground -> contrast(rgb, ground)).min().orElseThrow();
  }

  private Set<Integer> grounds() {
    return this == SOLARIZED ? Set.of(0x002b36, 0xfdf6e3) : Set.of(0x000000, 0xffffff);
  }

  static Set<Palette> all() {
    return EnumSet.allOf(Palette.class);
  }

  /** As WCAG 2 reckons it: 1 is nothing to be seen, 21 black on white. */
  static double contrast(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int rgb) {
    return 0.2126 * part(rgb >> 16 & 0xff)
        + 0.7152 * part(rgb >> 8 & 0xff)
        + 0.0722 * part(rgb & 0xff);
  }

  private static double part(int level) {
    double value = level / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** The red, green and blue of one of the 216 colours that are the same on every terminal. */
  static int ofCube(int colour) {
    int cube = colour - 16;
    return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }
}
