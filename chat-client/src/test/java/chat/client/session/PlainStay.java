package chat.client.session;

import java.util.Optional;

/** Stays in a room of the plain protocol, for tests. */
final class PlainStay {
  private PlainStay() {}

  /** A stay at a server of which nothing is to be learnt. */
  static PlainState begun(SessionTerms terms, long now) {
    return new PlainState(terms, Dialect.PLAIN, Optional.empty(), now);
  }
}
