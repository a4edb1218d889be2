package chat.client.session;

/** What became of something that was to be said in a {@link LastingSession}. */
public sealed interface PostResult {
  /** It is on its way, or waits for its turn. */
  record Accepted() implements PostResult {}

  /**
   * It does not fit into one message.
   *
   * @param excess how many bytes are too many
   */
  record TooLong(int excess) implements PostResult {}

  /** So much waits already that nothing more is taken. */
  record Full() implements PostResult {}

  /** The server does not know such a thing. */
  record Unknown() implements PostResult {}

  /** There is no connection. */
  record Down() implements PostResult {}
}
