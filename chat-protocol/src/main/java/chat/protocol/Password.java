package chat.protocol;

/** A room's password as somebody typed it: 1 to 1024 bytes of UTF-8. Never prints itself. */
public record Password(String value) {
  /**
   * Checks the size.
   *
   * @throws ProtocolException {@link Fault#MALFORMED} for an empty one, {@link Fault#TOO_LARGE}
   */
  public Password {
    if (value.isEmpty()) {
      throw new ProtocolException(Fault.MALFORMED, "a password may not be empty");
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
