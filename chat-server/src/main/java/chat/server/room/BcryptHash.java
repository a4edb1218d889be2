package chat.server.room;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import chat.protocol.Fault;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.Utf8;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password as a client hashed it itself, in the usual form: {@code $2b$12$} and 53 characters. A
 * higher cost than usual would let whoever makes a room decide how long its guests keep the server
 * busy.
 */
public record BcryptHash(String value) {
  private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");
  private static final int COST_MIN = 4;
  private static final int COST_MAX = 12;

  /**
   * Checks the form and the cost.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}
   */
  public BcryptHash {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw new ProtocolException(Fault.MALFORMED, "the password is no bcrypt hash");
    }
    int cost = Integer.parseInt(form.group(1));
    if (cost < COST_MIN || cost > COST_MAX) {
      throw new ProtocolException(Fault.MALFORMED, "the cost of a bcrypt hash must be 4 to 12");
    }
  }

  /** Whether it is the hash of {@code password}, of which bcrypt looks at the first 72 bytes. */
  boolean matches(Password password) {
    return BCrypt.verifyer(
            BCrypt.Version.VERSION_2B, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2B))
        .verify(Utf8.encode(password.value()), Utf8.encode(value))
        .verified;
  }

  @Override
  public String toString() {
    return "hash(…)";
  }
}
