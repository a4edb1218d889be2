package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void anObjectOfTextsAndNumbers() {
    assertThat(new JsonLine()).hasToString("{}");
    assertThat(new JsonLine().put("a", "b").put("n", -7)).hasToString("{\"a\":\"b\",\"n\":-7}");
  }

  @Test
  void whatHasAMeaningInJsonIsEscaped() {
    assertThat(new JsonLine().put("a\"", "\"\\/\n\t\r\u0000\u001b\u007f\u0085"))
        .hasToString("{\"a\\\"\":\"\\\"\\\\/\\n\\t\\u000d\\u0000\\u001b\\u007f\\u0085\"}");
  }

  @Test
  void otherScriptsStayReadable() {
    assertThat(new JsonLine().put("text", "こんにちは 👩‍👩‍👧"))
        .hasToString("{\"text\":\"こんにちは 👩‍👩‍👧\"}");
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() throws Exception {
    String line = new JsonLine().put("text", "a\ud83db\ude00").toString();
    assertThat(JSON.readTree(line).path("text").textValue()).isEqualTo("a\ufffdb\ufffd");
  }

  @Test
  void anyTextIsReadBackAsItWas() throws Exception {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      while (text.length() < length) {
        int c = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
        if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
          text.appendCodePoint(c);
        }
      }
      String line = new JsonLine().put("text", text.toString()).put("n", i).toString();
      assertThat(line).as("seed %d", seed).doesNotContain("\n", "\r");
      // Through bytes, as it travels.
      JsonNode read = JSON.readTree(line.getBytes(StandardCharsets.UTF_8));
      assertThat(read.path("text").textValue()).as("seed %d", seed).isEqualTo(text.toString());
      assertThat(read.path("n").intValue()).isEqualTo(i);
    }
  }
}
