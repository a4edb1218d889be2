package chat.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.UserName;
import chat.protocol.control.StatusCode;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Parting;
import chat.protocol.frame.Reply;
import chat.protocol.notice.Notice;
import chat.protocol.notice.Notice.Cause;
import chat.protocol.notice.Notice.Joined;
import chat.protocol.notice.Notice.Kicked;
import chat.protocol.notice.Notice.Left;
import chat.protocol.notice.Notice.Personal;
import chat.protocol.notice.Notice.RoomClosed;
import chat.protocol.notice.Notice.TimedOut;
import chat.protocol.notice.NoticeLanguage;
import chat.protocol.notice.NoticeText;
import chat.testkit.Vectors;
import chat.testkit.Vectors.Vector;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/protocol.md says what the code does: its examples, its tables, and its section numbers. */
class ProtocolDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "protocol.md");
  private static final Pattern EXAMPLE = Pattern.compile("```hex (\\S+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REFERENCE = Pattern.compile("`([a-z-]+/[a-zA-Z0-9_^-]+)`");
  private static final Pattern HEADING =
      Pattern.compile("^#{2,4} ([0-9.]*[0-9])\\.? ", Pattern.MULTILINE);
  private static final Pattern CITATION =
      Pattern.compile("\\bsections? ([0-9][0-9.]*(?:(?:, | and | to )[0-9][0-9.]*)*)");

  private static String document;
  private static Map<String, Vector> vectors;

  @BeforeAll
  static void read() throws IOException {
    document = Files.readString(DOCUMENT);
    vectors =
        Vectors.kinds().stream()
            .flatMap(kind -> Vectors.read(kind).stream())
            .collect(Collectors.toMap(Vector::reference, Function.identity()));
  }

  private static Map<String, Bytes> examples() {
    Map<String, Bytes> examples = new TreeMap<>();
    for (MatchResult block : EXAMPLE.matcher(document).results().toList()) {
      String digits = block.group(2).replaceAll(";.*", "").replaceAll("\\s", "");
      examples.put(block.group(1), Bytes.hex(digits));
    }
    return examples;
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachExampleIsTheVectorItNames() {
    examples()
        .forEach(
            (reference, bytes) -> {
              assertThat(vectors).containsKey(reference);
              assertThat(bytes).as(reference).isEqualTo(vectors.get(reference).bytes());
              assertThat(vectors.get(reference).meaning()).as(reference).isPresent();
            });
  }

  @Test
  void eachMessageHasAnExample() {
    assertThat(examples().keySet())
        .contains(
            "headers/create-request",
            "requests/create-raw",
            "requests/create-json",
            "requests/join-raw",
            "requests/join-raw-with-port",
            "requests/list",
            "answers/refused-room-exists",
            "answers/refused-at-the-door",
            "answers/created-bare-token",
            "answers/joined-grant",
            "answers/list",
            "client-datagrams/message-in-japanese",
            "client-datagrams/hello",
            "client-datagrams/leave",
            "server-datagrams/said-in-two-lines",
            "server-datagrams/notice",
            "requests/join-json-log",
            "requests/join-json-resume",
            "answers/joined-grant-with-log",
            "answers/refused-cannot-resume",
            "client-frames/say",
            "client-frames/have",
            "client-frames/want-two-spans",
            "client-frames/leave",
            "client-frames/ask-kick",
            "client-frames/ask-msg",
            "server-frames/event-said",
            "server-frames/said",
            "server-frames/head",
            "server-frames/gone",
            "server-frames/answer-declined",
            "server-frames/pack",
            "server-frames/bye-kicked");
    assertThat(document.split("```hex", -1)).hasSize(examples().size() + 1);
  }

  @Test
  void whatItRefersToIsThere() {
    assertThat(vectors.keySet()).containsAll(all(REFERENCE, document));
  }

  @Test
  void hasEverySectionThatIsCited() throws IOException {
    StringBuilder texts = new StringBuilder(document);
    for (String module : List.of("chat-protocol", "chat-server", "chat-client")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
          texts.append(Files.readString(source));
        }
      }
    }
    String unwrapped = texts.toString().replaceAll("\\s*\n(\\s*\\*)?\\s*", " ");
    Set<String> cited =
        all(CITATION, unwrapped).stream()
            .flatMap(citation -> Arrays.stream(citation.split(", | and | to ")))
            .map(number -> number.replaceAll("\\.$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(cited).hasSizeGreaterThan(20);
    assertThat(all(HEADING, document)).containsAll(cited);
  }

  @Test
  void hasEveryStatus() {
    for (StatusCode.Known status : StatusCode.Known.values()) {
      assertThat(document).contains("\n| " + status.code() + " | " + status.name() + " | ");
    }
  }

  @Test
  void hasTheWordsOfEveryNotice() {
    UserName name = new UserName("NAME");
    Stream<Notice> notices =
        Stream.of(
                Stream.of(new Joined(name), new Left(name), new TimedOut(name), new Kicked(name)),
                Arrays.stream(Cause.values()).map(RoomClosed::new),
                Arrays.stream(Personal.values()))
            .flatMap(some -> some);
    assertThat(notices.map(ProtocolDocumentTest::row)).allMatch(document::contains);
  }

  private static String row(Notice notice) {
    return Arrays.stream(NoticeLanguage.values())
        .map(language -> NoticeText.render(notice, language).substring(NoticeText.PREFIX.length()))
        .collect(Collectors.joining("` | `", "| `", "` |\n"));
  }

  @Test
  void hasEveryLimit() throws IllegalAccessException {
    String limits = document.substring(document.indexOf("## 6. "), document.indexOf("## 7. "));
    for (Field field : ProtocolLimits.class.getFields()) {
      if (!field.getName().endsWith("HEADER_SIZE")) {
        long limit = field.getLong(null);
        String written =
            limit == ProtocolLimits.PAYLOAD_REPRESENTABLE_MAX
                ? "2^29 − 1"
                : String.format(Locale.ROOT, limit < 10_000 ? "%d" : "%,d", limit);
        assertThat(limits).as(field.getName()).contains(" " + written);
      }
    }
  }

  private static String section(String from, String to) {
    return document.substring(document.indexOf("\n### " + from), document.indexOf("\n### " + to));
  }

  @Test
  void hasEveryCodeOfTheExtension() {
    for (Reply.Why why : Reply.Why.values()) {
      assertThat(section("11.7 ", "11.8 ")).contains("\n| " + why.code() + " | ");
    }
    for (Parting why : Parting.values()) {
      assertThat(section("11.9 ", "11.10 ")).contains("\n| " + why.code() + " | ");
    }
    assertThat(document.substring(document.indexOf("### 11.11")))
        .contains("| " + FrameCodec.textMax() + " bytes |")
        .contains("| " + FrameCodec.SPANS_MAX + "; 65,535 |");
  }
}
