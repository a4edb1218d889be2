package chat.protocol;

import java.nio.charset.StandardCharsets;

/**
 * What a member shows with each datagram: 1 to 255 printable ASCII characters (section 2.3). The
 * first is no opening brace: a bare token would be taken for a grant. A secret, so it never prints
 * itself.
 */
public record Token(String value) {
  private static final char DELETE = 0x7F;

  /**
   * Checks the token.
   *
   * @throws ProtocolException {@link Fault#BAD_TOKEN}
   */
  public Token {
    if (value.isEmpty() || value.length() > ProtocolLimits.TOKEN_MAX) {
      throw new ProtocolException(Fault.BAD_TOKEN, "a token has 1 to 255 bytes");
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) >= DELETE) {
        throw new ProtocolException(Fault.BAD_TOKEN, "a token is printable ASCII");
      }
    }
    if (value.charAt(0) == '{') {
      throw new ProtocolException(Fault.BAD_TOKEN, "a token may not look like JSON");
    }
  }

  /**
   * Decodes the bytes of a token.
   *
   * @throws ProtocolException {@link Fault#BAD_TOKEN}
   */
  public static Token decode(Bytes bytes) {
    return new Token(new String(bytes.toArray(), StandardCharsets.ISO_8859_1));
  }

  /** The token as it travels, 1 to 255 bytes. */
  public Bytes encode() {
    return Bytes.utf8(value);
  }

  /** Tells the size only. */
  @Override
  public String toString() {
    return "token(" + value.length() + ")";
  }
}
