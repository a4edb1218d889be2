package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.ui.Line.Ink;
import chat.client.ui.Line.Span;
import chat.protocol.UserName;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
  @ParameterizedTest
  @CsvSource({
    "al, al, <al>",
    "al, hello AL!, hello <AL>!",
    "al, 'al: Al, al', '<al>: <Al>, <al>'",
    "al, all also global al2 al_ 2al, all also global al2 al_ 2al",
    "al, alal, alal",
    "ボブ, やあボブさん, やあ<ボブ>さん",
    "ボブ, ボブbie, <ボブ>bie",
    "a.c, abc a.c, abc <a.c>",
    "Élan, éLAN vital, <éLAN> vital",
    "al, alさん, <al>さん",
  })
  void findsTheName(String name, String text, String marked) {
    String found =
        new Mentions(new UserName(name))
            .split(text).stream().map(MentionsTest::mark).collect(Collectors.joining());
    assertThat(found).isEqualTo(marked);
  }

  private static String mark(Span span) {
    return span.ink() instanceof Ink.Mention ? "<" + span.text() + ">" : span.text();
  }
}
