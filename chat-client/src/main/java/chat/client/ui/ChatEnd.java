package chat.client.ui;

import chat.client.session.SessionEvent.Ended;

/** How a chat came to its end, seen from where somebody typed. */
public sealed interface ChatEnd {
  /** Somebody typed that they leave, or there was nothing more to read. */
  record Left() implements ChatEnd {}

  /** Somebody pressed Ctrl-C. */
  record Interrupted() implements ChatEnd {}

  /** It ended without anybody's asking; the sentence that says so has been shown. */
  record Over(Ended ended) implements ChatEnd {}

  /** Left, but not everything that came in could be said; each case has been told. */
  record Unsaid() implements ChatEnd {}
}
