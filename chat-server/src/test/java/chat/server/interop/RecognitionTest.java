package chat.server.interop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Dialect;
import chat.server.dialect.Dialects;
import chat.server.dialect.Look;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request is of one dialect, and of the right one. */
class RecognitionTest {
  private static final Dialects DIALECTS = Dialects.in(NoticeLanguage.EN, Set.of());

  static Stream<String> logs() {
    return WireLog.FILES.stream();
  }

  @ParameterizedTest
  @MethodSource("logs")
  void whatTheProgramsSentIsRecognized(String log) {
    List<TcrpMessage> requests = WireLog.read(log).requests();

    assertThat(requests).isNotEmpty();
    for (TcrpMessage request : requests) {
      assertThat(log).startsWith(expected(log, request));
    }
  }

  /** So that what holds for the test's clients holds for the programs. */
  @Test
  void theTestsClientsAskAsTheProgramsDo() {
    assertThat(sent("explorer-create-join-chat-leave-close"))
        .startsWith(
            Team.request(Operation.Known.CREATE, 0, "r3083", "alice"),
            Team.request(Operation.Known.JOIN, 0, "", "bob"));
    assertThat(sent("teamdev-a-create-join-chat-leave-close"))
        .startsWith(
            Team.request(Operation.Known.CREATE, 1, "r8949", "alice"),
            Team.request(Operation.Known.JOIN, 1, "r8949", "bob"));
    assertThat(sent("ssoranaoki-create-join-chat-leave-close"))
        .startsWith(
            Team.request(
                Operation.Known.CREATE,
                0,
                "r7327",
                "{\"user_name\": \"alice\", \"udp_port\": 36509}"));
    assertThat(sent("nyantarou-create-join-chat-leave-close"))
        .startsWith(
            Team.request(
                Operation.Known.CREATE,
                0,
                "r9532",
                "{\"username\": \"alice\", \"password\": \"pw1\"}"));
    assertThat(sent("techcraft-create-join-chat-leave-close"))
        .contains(
            Team.request(Operation.Known.JOIN, 0, "", Team.techcraft("GET", "")),
            Team.request(Operation.Known.JOIN, 0, "r8632", Team.techcraft("JOIN", "pw1")));
  }

  private static List<Bytes> sent(String log) {
    return WireLog.read(log).requests().stream().map(TcrpMessage::encode).toList();
  }

  /** Without ports of its own nyantarou looks like the model; explorer creates like many. */
  private static String expected(String log, TcrpMessage request) {
    String name = nameOf(DIALECTS, request);
    if (name.equals("plain")) {
      assertThat(nameOf(DIALECTS.openedFor("nyantarou").orElseThrow(), request))
          .isEqualTo("nyantarou");
      return "nyantarou";
    }
    if (name.equals("niwatori")) {
      assertThat(request.operation()).isEqualTo(Operation.Known.CREATE);
      return "explorer";
    }
    return name;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 0 | r | alice                                            | niwatori",
        "2 | 0 | r | アリス                                            | niwatori",
        "1 | 1 | r | alice                                            | teamdev-a",
        "2 | 0 |   | alice                                            | explorer",
        "2 | 0 |   |                                                  | takeo",
        "1 | 0 | r | \"alice\"                                        | kevin",
        "1 | 0 | r | {\"username\": \"a\", \"password\": \"\"}        | plain",
        "1 | 0 | r | {\"user_name\": \"a\", \"password\": null}       | plain",
        "1 | 0 | r | {\"username\":\"a\",\"extensions\":[]}           | plain",
        "1 | 0 | r | {\"type\": \"\", \"room_list\": [], \"extensions\": []} | plain",
        "1 | 0 | r | {\"user_name\":\"a\",\"udp_port\":5000}          | plain",
        "1 | 0 | r | {\"user_name\": \"a\", \"udp_port\": 5000}       | ssoranaoki",
        "3 | 0 |   | {\"user_name\": \"\", \"udp_port\": 0}           | ssoranaoki",
        "3 | 0 |   |                                                  | plain",
        "1 | 0 | r | {\"user_name\": \"a\", \"user_address\": [\"::1\", 5000]} | noviceA",
        "2 | 0 |   | {\"type\": \"GET\", \"room_list\": []}           | techcraft",
        "1 | 1 | r | {\"username\": \"a\"}                            | plain",
        "1 | 0 | r | {\"username\":                                   | plain",
        "9 | 0 | r | alice                                            | plain",
        "1 | 2 | r | alice                                            | plain"
      })
  void aSignalStandsForItsDialect(
      int operation, int state, String room, String payload, String dialect) {
    TcrpMessage request =
        new TcrpMessage(Operation.of(operation), State.of(state), text(room), text(payload));

    assertThat(nameOf(DIALECTS, request)).isEqualTo(dialect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 | r | alice                                            | plain",
        "1 | 0 | r | \"alice\"                                        | plain",
        "1 | 0 | r | alice(1                                          | niwatori",
        "2 | 0 |   |                                                  | plain",
        "1 | 0 | r | alice                                            | niwatori",
        "2 | 0 |   | alice                                            | explorer",
        "1 | 0 | r | {\"user_name\": \"a\", \"udp_port\": 5000}       | ssoranaoki",
        "2 | 0 |   | {\"type\": \"GET\", \"room_list\": []}           | techcraft"
      })
  void thePlainProtocolComesFirstAtTheMainPorts(
      int operation, int state, String room, String payload, String dialect) {
    TcrpMessage request =
        new TcrpMessage(Operation.of(operation), State.of(state), text(room), text(payload));

    assertThat(nameOf(DIALECTS.atTheMainPorts(), request)).isEqualTo(dialect);
  }

  @Test
  void takeosPortsAreRecognizedUnlessTheyCouldEndAName() {
    List<Integer> taken =
        IntStream.range(10_000, 11_000)
            .filter(port -> !nameOf(DIALECTS, takeo(port)).equals("takeo"))
            .boxed()
            .toList();

    assertThat(taken).hasSize(52).allMatch(port -> port >> 8 == '\'');
    assertThat(
            IntStream.range(10_000, 11_000)
                .mapToObj(port -> nameOf(DIALECTS.openedFor("takeo").orElseThrow(), takeo(port))))
        .containsOnly("takeo");
    for (int port : new int[] {1, 9_999, 11_000, 65_535}) {
      assertThat(nameOf(DIALECTS, takeo(port))).isEqualTo("niwatori");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nyantarou", "mthd", "teamC2024", "kazuki-py", "takeo", "ws2026"})
  void portsOpenedForADialectServeTheOthersToo(String name) {
    Dialects here = DIALECTS.openedFor(name).orElseThrow();

    assertThat(nameOf(here, request("{\"username\":\"a\",\"extensions\":[]}"))).isEqualTo("plain");
    assertThat(nameOf(here, request("{\"user_name\": \"a\", \"udp_port\": 5}")))
        .isEqualTo("ssoranaoki");
    assertThat(nameOf(here, request("\"alice\""))).isEqualTo("kevin");
  }

  @Test
  void noTwoClaimTheSame() {
    List<String> payloads =
        List.of(
            "",
            "alice",
            "\"alice\"",
            "\"a'\"",
            "it's",
            "a(b",
            "bob:secret",
            "{\"username\": \"a\", \"password\": \"\"}",
            "{\"user_name\": \"a\", \"udp_port\": 5000}",
            "{\"user_name\": \"a\", \"udp_port\": 5000, \"user_address\": [\"::1\", 1]}",
            "{\"type\": \"GET\", \"room_list\": [], \"user_address\": []}",
            "{\"type\": \"JOIN\", \"room_list\": [], \"user_name\": \"\", \"udp_port\": 1}");
    for (String payload : payloads) {
      Bytes bytes = Bytes.utf8(payload);
      for (int size = 0; size <= bytes.size(); size++) {
        assertOneClaims(bytes.slice(0, size));
        assertOneClaims(bytes.slice(0, size).plus(Bytes.hex("2710")));
      }
    }
  }

  private static void assertOneClaims(Bytes payload) {
    for (int operation = 0; operation <= 4; operation++) {
      for (int state = 0; state <= 3; state++) {
        for (String room : List.of("", "r")) {
          Look look =
              Look.at(
                  new TcrpMessage(
                      Operation.of(operation), State.of(state), Bytes.utf8(room), payload));
          assertThat(DIALECTS.all().stream().filter(dialect -> dialect.claims(look)))
              .as("%d %d '%s' %s", operation, state, room, payload)
              .hasSizeLessThanOrEqualTo(1);
        }
      }
    }
  }

  @Test
  void eachNameIsOfOneDialect() {
    assertThat(DIALECTS.all().stream().flatMap(dialect -> dialect.names().stream()))
        .doesNotHaveDuplicates();
    assertThat(DIALECTS.openedFor("nobody")).isEmpty();
  }

  private static TcrpMessage takeo(int port) {
    return new TcrpMessage(
        Operation.Known.JOIN,
        State.Known.REQUEST,
        Bytes.utf8("r"),
        Bytes.utf8("bob").plus(Bytes.of((byte) (port >> 8), (byte) port)));
  }

  private static TcrpMessage request(String payload) {
    return new TcrpMessage(
        Operation.Known.CREATE, State.Known.REQUEST, Bytes.utf8("r"), Bytes.utf8(payload));
  }

  private static Bytes text(String value) {
    return value == null ? Bytes.EMPTY : Bytes.utf8(value);
  }

  private static String nameOf(Dialects dialects, TcrpMessage request) {
    Dialect dialect = dialects.recognize(request);
    return dialect.names().getFirst();
  }
}
