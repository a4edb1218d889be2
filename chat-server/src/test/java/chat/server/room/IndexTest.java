package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.Token;
import chat.testkit.Seeds;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {
  private static final int STEPS = 20_000;

  private final Room room = Rooms.emptyRoom("attic");

  @Test
  void bitsSpellTheTokenTheyCameFrom() {
    TokenIssuer issuer = new TokenIssuer(new SecureRandom());
    for (int i = 0; i < 1000; i++) {
      Token token = issuer.next();
      assertThat(TokenBits.of(token.encode()).map(TokenBits::token)).contains(token);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAA+AAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAéAAAAAAAAAA",
        "éAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\uFFFF",
        "AAAAAAAAAAAAAAAAAAAA/AAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNoneOfOursHasNone(String text) {
    assertThat(TokenBits.of(Bytes.utf8(text))).isEmpty();
  }

  @Test
  void bitsTellNothing() {
    assertThat(new TokenBits(1, 2, 3)).hasToString("token(…)");
  }

  @Test
  void findsWhatAMapFinds() {
    Seeds.run(
        random -> {
          Index<TokenBits, Member> table =
              new Index<>(member -> member.tokenBits().hashCode(), Member::shows);
          Map<TokenBits, Member> map = new HashMap<>();
          List<Member> there = new ArrayList<>();
          for (int i = 0; i < STEPS; i++) {
            // Few different hashes, so that many stand where another should.
            TokenBits token = new TokenBits(random.nextInt(200) - 100, random.nextInt(3), 0);
            if (random.nextInt(5) < 3 && !map.containsKey(token)) {
              Member member = Rooms.member("m", room, token);
              map.put(token, member);
              there.add(member);
              table.add(member);
            } else if (!there.isEmpty()) {
              Member gone = there.remove(random.nextInt(there.size()));
              map.remove(gone.tokenBits());
              table.remove(gone);
              table.remove(gone);
              assertThat(table.holds(gone)).isFalse();
            }
            assertThat(table.size()).isEqualTo(map.size());
            if (map.containsKey(token)) {
              assertThat(table.find(token)).containsSame(map.get(token));
            } else {
              assertThat(table.find(token)).isEmpty();
            }
          }
          assertThat(there).allMatch(table::holds);
          assertThat(table.all()).containsExactlyInAnyOrderElementsOf(there);
        });
  }
}
