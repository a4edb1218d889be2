package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeTextTest {
  @Test
  void whatACLocaleSpoiltIsFoundInTheProcess() {
    String[] spoilt = {"join", "??????", "--name", "\uFFFD\uFFFD\uFFFDx"};
    List<String> process = List.of("java", "-jar", "c.jar", "join", "部屋", "--name", "名x");
    assertThat(NativeText.arguments(spoilt, process)).containsExactly("join", "部屋", "--name", "名x");
  }

  @Test
  void aProcessThatTellsSomethingElseIsNotBelieved() {
    String[] args = {"join", "what?"};
    assertThat(NativeText.arguments(args, List.of("java", "list", "what?"))).isSameAs(args);
    assertThat(NativeText.arguments(args, List.of("what?"))).isSameAs(args);
    assertThat(NativeText.arguments(args, List.of())).isSameAs(args);
  }

  @Test
  void aRealQuestionMarkStays() {
    String[] args = {"join", "what?"};
    assertThat(NativeText.arguments(args, List.of("java", "join", "what?")))
        .containsExactly("join", "what?");
  }

  @Test
  void whatIsWholeIsNotTouched() {
    String[] args = {"join", "部屋"};
    assertThat(NativeText.arguments(args)).isSameAs(args);
    Map<String, String> environment = Map.of("CHAT_NAME", "名");
    assertThat(NativeText.environment(environment)).isSameAs(environment);
  }

  @Test
  void theEnvironmentIsFoundInTheProcessToo() {
    assertThat(
            NativeText.environment(
                Map.of("CHAT_NAME", "???", "A", "b"),
                List.of("CHAT_NAME=名=x", "A=b", "NEW=y", "=")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("CHAT_NAME", "名=x", "A", "b"));
  }
}
