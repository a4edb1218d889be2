package chat.client.conform;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.conform.Wire.Way;
import chat.client.ui.Language;
import chat.protocol.Bytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportersTest {
  private static final Check CHECK = new Check("4.3", "stamp", _ -> Verdict.passed());
  private static final Verdict FAILED = Verdict.failed(Mistake.TOKEN_RELAYED, Said.TOKEN_SHOWN);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8);

  private static Finding finding(Verdict verdict) {
    Wire wire = new Wire();
    wire.note(Way.UDP_SENT, Bytes.hex("0105"));
    wire.note(Way.UDP_CAME, Bytes.EMPTY);
    wire.note(Way.TCP_CAME, Bytes.utf8("x".repeat(200)));
    return new Finding(CHECK, verdict, wire.take());
  }

  private String told(Reporter reporter, Verdict verdict) {
    printed.reset();
    reporter.tell(finding(verdict));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String ended(Reporter reporter, Summary summary) {
    printed.reset();
    reporter.end(summary);
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void inEnglish() {
    Reporter reporter = new TextReporter(out, new Words(Language.EN), Detail.FINDINGS);
    assertThat(told(reporter, Verdict.passed()))
        .isEqualTo("4.3    stamp                          passes\n");
    assertThat(told(reporter, FAILED))
        .isEqualTo(
            """
            4.3    stamp                          fails
                   The text asks: The server puts the name in front: the others get "alice: " and the message.
                   The server: shows the token of the speaker to everybody.
                   Looks like: the datagram is relayed as it came, with header and token. Whoever reads it can speak as the sender.
            """);
    assertThat(told(reporter, Verdict.differs(Said.OTHER_STATUS, 4, 2)))
        .contains("stamp                          differs\n")
        .contains("The server: refuses with status 4 instead of 2.\n")
        .doesNotContain("Looks like");
    assertThat(told(reporter, Verdict.notTried(Said.SERVER_FULL, 7)))
        .contains("not tried\n")
        .contains("Because the server says with status 7 that it has no place or no time now.\n");
  }

  @Test
  void inJapanese() {
    Reporter reporter = new TextReporter(out, new Words(Language.JA), Detail.FINDINGS);
    assertThat(told(reporter, FAILED))
        .isEqualTo(
            """
            4.3    stamp                          違反
                   仕様: 名前はサーバーが付けます。ほかのメンバーには「alice: 」に続けて発言が届きます。
                   サーバー: 発言者のトークンを全員に見せます。
                   よくある原因: データグラムをヘッダーとトークンごと中継している。読んだ人はだれでも発言者になりすませます。
            """);
    assertThat(told(reporter, Verdict.notTried(Said.NO_IDLE)))
        .contains("未検査\n")
        .contains("--idle SECONDS");
    assertThat(ended(reporter, new Summary(1, 2, 3, 4))).contains("合格 1、相違 2、違反 3、未検査 4。");
  }

  @Test
  void theEndSaysWhatToDo() {
    Reporter reporter = new TextReporter(out, new Words(Language.EN), Detail.FINDINGS);
    assertThat(ended(reporter, new Summary(3, 0, 0, 0)))
        .isEqualTo(
            "\n3 passed, 0 differ, 0 failed, 0 not tried.\n"
                + "The server does what docs/protocol.md asks.\n");
    assertThat(ended(reporter, new Summary(3, 1, 0, 0))).contains("can live with");
    assertThat(ended(reporter, new Summary(3, 1, 1, 0))).contains("mend that first");
    assertThat(ended(reporter, new Summary(3, 0, 0, 1)))
        .isEqualTo("\n3 passed, 0 differ, 0 failed, 1 not tried.\n");
  }

  @Test
  void theWireIsHexadecimalAndBounded() {
    Reporter reporter = new TextReporter(out, new Words(Language.EN), Detail.WIRE);
    assertThat(told(reporter, Verdict.passed()).lines().toList())
        .containsExactly(
            "4.3    stamp                          passes",
            "       > UDP 01 05",
            "       < UDP (nothing)",
            "       < TCP" + " 78".repeat(128) + " ... (200 bytes)");
  }

  @Test
  void whatAServerSaysCannotDriveTheTerminal() {
    Reporter reporter = new TextReporter(out, new Words(Language.EN), Detail.FINDINGS);
    assertThat(told(reporter, Verdict.differs(Said.HEARD, "\u001b[2J"))).doesNotContain("\u001b");
  }

  @Test
  void asJson() throws Exception {
    Reporter reporter = new JsonReporter(out, new Words(Language.EN), Detail.WIRE);
    JsonNode failed = json(told(reporter, FAILED));
    assertThat(fields(failed))
        .containsExactly("section", "check", "verdict", "asks", "seen", "mistake", "hint", "wire");
    assertThat(failed.path("verdict").asText()).isEqualTo("fails");
    assertThat(failed.path("mistake").asText()).isEqualTo("token-relayed");
    assertThat(failed.path("wire").asText()).startsWith("> UDP 01 05\n< UDP (nothing)\n< TCP 78");
    JsonNode passed = json(told(reporter, Verdict.passed()));
    assertThat(fields(passed)).containsExactly("section", "check", "verdict", "asks", "wire");
    JsonNode notTried = json(told(reporter, Verdict.notTried(Said.NO_IDLE)));
    assertThat(notTried.path("verdict").asText()).isEqualTo("not-tried");
    assertThat(notTried.path("why").asText()).contains("--idle");
    assertThat(ended(reporter, new Summary(1, 2, 3, 4)))
        .isEqualTo("{\"passed\":1,\"differs\":2,\"failed\":3,\"not_tried\":4}\n");
  }

  private static JsonNode json(String line) throws Exception {
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    return new ObjectMapper().readTree(line);
  }

  private static List<String> fields(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
