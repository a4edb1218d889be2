package chat.client;

/** What was typed turns out to be of no use only when it is needed. */
final class WrongUsage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says in {@code sentence} what is wrong. */
  WrongUsage(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
