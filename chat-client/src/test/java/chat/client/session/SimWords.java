package chat.client.session;

import java.util.SplittableRandom;

/** What simulated members say: each text once in a world, and telling by itself whose it is. */
final class SimWords {
  private static final int LONG = 1_500;
  private static final int LONGEST = 3_500;

  private SimWords() {}

  static String text(String speaker, int serial, SplittableRandom random) {
    StringBuilder text = new StringBuilder(speaker + "#" + serial + " ");
    int more = random.nextInt(100);
    int size = more < 90 ? random.nextInt(60) : random.nextInt(more < 98 ? LONG : LONGEST);
    while (text.length() < size) {
      text.append("and more ");
    }
    return text.toString().strip();
  }

  static String speaker(String text) {
    return text.substring(0, text.indexOf('#'));
  }

  static int serial(String text) {
    int end = text.indexOf(' ');
    return Integer.parseInt(text.substring(text.indexOf('#') + 1, end < 0 ? text.length() : end));
  }
}
