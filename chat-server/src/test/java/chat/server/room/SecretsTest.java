package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Password;
import chat.protocol.Token;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void aTokenHas192BitsAndNeverComesAgain() {
    TokenIssuer issuer = new TokenIssuer(random);
    Set<Token> issued = new HashSet<>();

    for (int i = 0; i < 10_000; i++) {
      Token token = issuer.next();
      assertThat(token.value()).matches("[A-Za-z0-9_-]{32}");
      assertThat(issued.add(token)).isTrue();
    }
  }

  @Test
  void aPasswordMatchesItselfAndNothingElse() {
    RoomPassword kept = RoomPassword.of(new Password("合言葉"), random);

    assertThat(kept.matches(new Password("合言葉"))).isTrue();
    assertThat(kept.matches(new Password("合言"))).isFalse();
    assertThat(kept).hasToString("password(…)");
  }
}
