package chat.client.ui;

import java.util.Optional;

/** Where what was said before begins and ends on the screen. Not safe for several threads. */
final class EarlierBlock {
  private final Texts texts;
  private boolean open;

  EarlierBlock(Texts texts) {
    this.texts = texts;
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
    if (!open) {
      return Optional.empty();
    }
    open = false;
    return Optional.of(texts.say(Phrase.EARLIER_END));
  }
}
