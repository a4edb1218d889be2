package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Password;
import chat.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptHashTest {
  private static final String ENDING = "JNiA7tPyrDjF.cc7KaWS4unPC2iBt3ylF3YhSkKpEEqZGaA0.BAeC";

  /** The first is made by the C library's crypt, the others are vectors of OpenBSD and jBCrypt. */
  @ParameterizedTest
  @CsvSource({
    "pw1, $2b$12$JNiA7tPyrDjF.cc7KaWS4unPC2iBt3ylF3YhSkKpEEqZGaA0.BAeC",
    "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    "abc, $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"
  })
  void knowsItsPassword(String password, String hash) {
    BcryptHash kept = new BcryptHash(hash);

    assertThat(kept.matches(new Password(password))).isTrue();
    assertThat(kept.matches(new Password(password + "x"))).isFalse();
    assertThat(RoomPassword.of(kept).matches(new Password(password))).isTrue();
  }

  @Test
  void aLongPasswordIsCutAsBcryptDoes() {
    BcryptHash kept = new BcryptHash("$2b$04$" + ENDING);

    assertThat(kept.matches(new Password("あ".repeat(100)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$1b$12$", "$2b$1$", "$2b$31$", "$2b$03$", "$2b$13$", "x$2b$12$"})
  void refusesWhatIsNoHashOrTooDear(String start) {
    assertThatThrownBy(() -> new BcryptHash(start + ENDING)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void keepsSilentAboutItself() {
    assertThat(new BcryptHash("$2b$12$" + ENDING)).hasToString("hash(…)");
  }
}
