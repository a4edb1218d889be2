package chat.client.session;

/** What became of an {@link EntryRequest}. */
public sealed interface EntryResult permits EntryResult.Opened, Refused {
  /** The server let us in, and the stay has begun; whoever asked closes it. */
  record Opened(ChatSession session) implements EntryResult {}
}
