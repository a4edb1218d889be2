package chat.client.session;

import java.util.List;

/**
 * What was typed and is not known to have arrived when a stay ends, the oldest first.
 *
 * @param unconfirmed these were sent and may have been said
 * @param unsent these were not, and will not be
 */
public record Unsaid(List<String> unconfirmed, List<String> unsent) {
  /** All is known to have arrived. */
  static final Unsaid NOTHING = new Unsaid(List.of(), List.of());

  /** Keeps lists of its own. */
  public Unsaid {
    unconfirmed = List.copyOf(unconfirmed);
    unsent = List.copyOf(unsent);
  }
}
