package chat.server.room;

/** What a member says with one datagram. */
public sealed interface Speech {
  /** Nothing: it only shows that it is there. */
  record Hello() implements Speech {}

  /** A text for the others; safe to show and not empty. */
  record Text(String text) implements Speech {}

  /** It wants to leave. */
  record Leave() implements Speech {}
}
