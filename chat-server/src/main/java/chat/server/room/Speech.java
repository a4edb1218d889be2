package chat.server.room;

import chat.protocol.frame.ClientFrame;

/** What a member says with one datagram. */
public sealed interface Speech {
  /** Nothing: it only shows that it is there. */
  record Hello() implements Speech {}

  /** A text for the others; safe to show and not empty. */
  record Text(String text) implements Speech {}

  /** It wants to leave. */
  record Leave() implements Speech {}

  /** A frame of the extension {@code log}; its text is safe to show. */
  record Framed(ClientFrame frame) implements Speech {}
}
