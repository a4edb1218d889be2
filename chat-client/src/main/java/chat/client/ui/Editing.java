package chat.client.ui;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a line of talk is edited.
 *
 * @param keys the keys, if somebody says which; else as in {@code inputrc}
 * @param history where the lines that were typed are kept, if anywhere
 * @param inputrc the user's own settings for all lines they type, if there are any
 */
public record Editing(Optional<Keys> keys, Optional<Path> history, Optional<Path> inputrc) {
  /** Nothing is kept, and the keys are those of Emacs. */
  public static final Editing PLAIN =
      new Editing(Optional.empty(), Optional.empty(), Optional.empty());

  /** Which keys edit a line. */
  public enum Keys {
    /** Those of Emacs. */
    EMACS,
    /** Those of vi. */
    VI
  }
}
