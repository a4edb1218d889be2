package chat.server.room;

import chat.protocol.ResumeSecret;
import chat.protocol.Token;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes tokens and resume secrets that nobody can guess: 192 random bits in 32 characters of
 * base64url, and 256 in 43.
 */
public final class TokenIssuer {
  private static final int TOKEN_BYTES = 24;
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random;

  /** Draws from {@code random}. */
  public TokenIssuer(SecureRandom random) {
    this.random = random;
  }

  /** A token that was never issued before. */
  public Token next() {
    return new Token(secret(TOKEN_BYTES));
  }

  /** A resume secret that was never issued before. */
  public ResumeSecret nextResume() {
    return new ResumeSecret(secret(SECRET_BYTES));
  }

  private String secret(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
