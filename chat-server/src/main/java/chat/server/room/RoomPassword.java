package chat.server.room;

import chat.protocol.Password;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.Predicate;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What the server keeps of a room's password: salt and PBKDF2-HMAC-SHA256, or the hash that a
 * client made itself. Slow on purpose, so neither is ever called under a lock.
 */
public final class RoomPassword {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int ITERATIONS = 120_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final Predicate<Password> check;

  private RoomPassword(Predicate<Password> check) {
    this.check = check;
  }

  /** Hashes {@code password} with a salt of its own. */
  public static RoomPassword of(Password password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = hash(password, salt);
    return new RoomPassword(tried -> MessageDigest.isEqual(hash, hash(tried, salt)));
  }

  /** What a client hashed itself. */
  public static RoomPassword of(BcryptHash hash) {
    return new RoomPassword(hash::matches);
  }

  /** Whether {@code password} is the one; takes as long whether it is or not. */
  public boolean matches(Password password) {
    return check.test(password);
  }

  private static byte[] hash(Password password, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(password.value().toCharArray(), salt, ITERATIONS, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("each Java has " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "password(…)";
  }
}
