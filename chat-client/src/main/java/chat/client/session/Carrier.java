package chat.client.session;

/** What carries texts into a room, until it is over. */
interface Carrier {
  /** Says {@code text}. Waits while too much is waiting already. */
  SayResult say(String text) throws InterruptedException;

  /**
   * Waits until nothing waits for its turn; false when it is over before. What survives the
   * connection needs no waiting for.
   */
  boolean awaitSent() throws InterruptedException;

  /** Begins to leave, once everything that was said is on its way. */
  void leave();
}
