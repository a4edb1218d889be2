package chat.server.room;

import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.frame.ClientFrame;

/** What a member says with one datagram. */
public sealed interface Speech {
  /** Nothing: it only shows that it is there. */
  record Hello() implements Speech {}

  /** A text for the others; safe to show and not empty. */
  record Text(Utterance text) implements Speech {
    /** The same with a text that is not in UTF-8 yet. */
    public Text(String text) {
      this(Utterance.of(text));
    }
  }

  /** It turns out to speak another tongue, in which it says the rest. */
  record Adopt(Tongue tongue, Speech then) implements Speech {}

  /** It tells its name at last, speaks another tongue from now on, and says the rest. */
  record Introduce(UserName name, Tongue tongue, Speech then) implements Speech {}

  /** It wants to leave. */
  record Leave() implements Speech {}

  /** A frame of the extension {@code log}; its text is safe to show. */
  record Framed(ClientFrame frame) implements Speech {}
}
