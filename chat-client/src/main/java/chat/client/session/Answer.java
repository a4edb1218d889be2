package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.StatusCode;
import java.util.List;
import java.util.Optional;

/** What a server of whatever kind answered to a request to create or join. */
sealed interface Answer {
  /**
   * We may enter.
   *
   * @param token 1 to 255 bytes of any kind
   * @param grant what else a server told that knows grants
   */
  record Granted(Bytes token, Optional<Grant> grant, Dialect dialect) implements Answer {
    /** Tells the size only: the token is a secret. */
    @Override
    public String toString() {
      return "granted(%d) as %s".formatted(token.size(), dialect);
    }
  }

  /**
   * We may not.
   *
   * @param reason the server's own words, safe to show; may be empty
   */
  record Denied(StatusCode status, String reason) implements Answer {}

  /** Which of these rooms we want to join, is what the server wants to know first. */
  record Which(List<String> rooms) implements Answer {
    /** Keeps a copy of its own. */
    public Which {
      rooms = List.copyOf(rooms);
    }
  }

  /** The server says, in its own words, that it does not understand the request. */
  record Misunderstood(String reason) implements Answer {}
}
