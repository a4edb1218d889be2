package chat.client.ui;

import chat.protocol.frame.LogEntry;
import java.util.Optional;

/** Where what was said before begins and ends on the screen. Not safe for several threads. */
final class EarlierBlock {
  private final Texts texts;
  private boolean open;
  private boolean settled;

  EarlierBlock(Texts texts) {
    this.texts = texts;
  }

  /** Who came and went before anybody said anything is nothing to begin with. */
  boolean isWorthTelling(LogEntry entry) {
    return open || settled || entry.what().notice().isEmpty();
  }

  /** Something from before comes; the line to put above it, if it is the first. */
  Optional<String> begin() {
    if (open) {
      return Optional.empty();
    }
    open = true;
    return Optional.of(texts.say(Phrase.EARLIER_BEGIN));
  }

  /** Something from now comes; the line to put above it, if something from before went before. */
  Optional<String> end() {
    settled = true;
    if (!open) {
      return Optional.empty();
    }
    open = false;
    return Optional.of(texts.say(Phrase.EARLIER_END));
  }
}
