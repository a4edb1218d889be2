package chat.server.room;

import chat.protocol.Bytes;
import java.util.Optional;

/**
 * Other bytes that a member may show instead of its token, because its program takes more or less
 * of an answer for the token than the token. As secret as the token, which they contain.
 *
 * @param shown the bytes that it will show
 * @param tongue how a member speaks that shows these, when that is how it is known
 */
public record Alias(Bytes shown, Optional<Tongue> tongue) {
  /** Tells nothing: it is a secret. */
  @Override
  public String toString() {
    return "alias(" + shown.size() + ")";
  }
}
