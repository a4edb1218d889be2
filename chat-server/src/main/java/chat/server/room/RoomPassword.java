package chat.server.room;

import chat.protocol.Password;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What the server keeps of a room's password: salt and PBKDF2-HMAC-SHA256. Slow on purpose, so
 * neither is ever called under a lock.
 */
public final class RoomPassword {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int ITERATIONS = 120_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final byte[] salt;
  private final byte[] hash;

  private RoomPassword(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes {@code password} with a salt of its own. */
  public static RoomPassword of(Password password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new RoomPassword(salt, hash(password, salt));
  }

  /** Whether {@code password} is the one; takes as long whether it is or not. */
  public boolean matches(Password password) {
    return MessageDigest.isEqual(hash, hash(password, salt));
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
