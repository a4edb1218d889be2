package chat.client.session;

/** What became of something that was to be said. */
public sealed interface SayResult {
  /** It is on its way, or waits for its turn. */
  record Accepted() implements SayResult {}

  /**
   * It does not fit into one message.
   *
   * @param excess how many bytes are too many
   */
  record TooLong(int excess) implements SayResult {}

  /** The session is leaving or over. */
  record Over() implements SayResult {}
}
