package chat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void theSameSeedDrawsTheSame() {
    List<Long> drawn = new ArrayList<>();
    Seeds.run(7, random -> drawn.add(random.nextLong()));
    Seeds.run(7, random -> drawn.add(random.nextLong()));
    assertThat(drawn.get(0)).isEqualTo(drawn.get(1));
  }

  @Test
  void aFailureNamesItsSeed() {
    assertThatThrownBy(
            () ->
                Seeds.run(
                    42,
                    random -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dchat.seed=42")
        .hasMessageContaining("broken");
  }
}
