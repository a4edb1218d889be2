package chat.server.room;

import chat.protocol.ResumeSecret;
import chat.protocol.Token;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes tokens and resume secrets that nobody can guess: 256 random bits in 43 characters of
 * base64url.
 */
public final class TokenIssuer {
  private static final int BYTES = 32;

  private final SecureRandom random;

  /** Draws from {@code random}. */
  public TokenIssuer(SecureRandom random) {
    this.random = random;
  }

  /** A token that was never issued before. */
  public Token next() {
    return new Token(secret());
  }

  /** A resume secret that was never issued before. */
  public ResumeSecret nextResume() {
    return new ResumeSecret(secret());
  }

  private String secret() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
