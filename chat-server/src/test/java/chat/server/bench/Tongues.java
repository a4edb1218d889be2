package chat.server.bench;

import java.util.Locale;

/** Which protocol the members speak. */
enum Tongues {
  PLAIN,
  LOG,
  /** Every other member speaks the extension, the first one too. */
  HALF;

  boolean speaksLog(int member) {
    return switch (this) {
      case PLAIN -> false;
      case LOG -> true;
      case HALF -> member % 2 == 0;
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
