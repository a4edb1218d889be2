package chat.protocol;

import java.nio.charset.StandardCharsets;

/** A room's password as somebody typed it: 1 to 1024 bytes of UTF-8. Never prints itself. */
public record Password(String value) {
  /**
   * Checks the size.
   *
   * @throws ProtocolException {@link Fault#MALFORMED} for an empty one or one that is no text,
   *     {@link Fault#TOO_LARGE}
   */
  public Password {
    if (value.isEmpty()) {
      throw new ProtocolException(Fault.MALFORMED, "a password may not be empty");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new ProtocolException(Fault.MALFORMED, "a password is text");
    }
    if (Utf8.size(value) > ProtocolLimits.PASSWORD_MAX) {
      throw new ProtocolException(Fault.TOO_LARGE, "a password may have at most 1024 bytes");
    }
  }

  @Override
  public String toString() {
    return "password(…)";
  }
}
