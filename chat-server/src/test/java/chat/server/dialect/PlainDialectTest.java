package chat.server.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Password;
import chat.protocol.ProtocolException;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Request.Create;
import chat.server.dialect.Request.Guest;
import chat.server.dialect.Request.Join;
import chat.server.dialect.Request.ListRooms;
import chat.server.room.Liveness;
import chat.server.room.RoomEvent;
import chat.server.room.Speech;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDialectTest {
  private final PlainDialect dialect = new PlainDialect(NoticeLanguage.EN, Set.of());

  @Test
  void aBareNameAsksForNoGrant() {
    assertThat(ask(Operation.Known.CREATE, "alice"))
        .isEqualTo(
            new Create(
                new RoomName("r"),
                new Guest(
                    new UserName("alice"), Optional.empty(), OptionalInt.empty(), Liveness.IDLE)));
  }

  @Test
  void whoNamesExtensionsWillSendKeepalives() {
    assertThat(
            ask(
                Operation.Known.JOIN,
                "{\"user_name\":\"bob\",\"password\":\"x\",\"udp_port\":7,\"extensions\":[]}"))
        .isEqualTo(
            new Join(
                new RoomName("r"),
                new Guest(
                    new UserName("bob"),
                    Optional.of(new Password("x")),
                    OptionalInt.of(7),
                    Liveness.KEEPALIVE)));
  }

  @Test
  void aListNeedsNeitherRoomNorUser() {
    assertThat(
            dialect.ask(
                new TcrpMessage(
                    Operation.Known.LIST, State.Known.REQUEST, Bytes.EMPTY, Bytes.hex("FF"))))
        .isEqualTo(new ListRooms());
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThatThrownBy(
            () ->
                dialect.ask(
                    new TcrpMessage(Operation.Known.LIST, State.of(1), Bytes.EMPTY, Bytes.EMPTY)))
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MALFORMED));
    assertThatThrownBy(() -> ask(Operation.of(9), "alice"))
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNKNOWN_OPERATION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quit", "/exit", "exit!", "/quit\n", "exit!\r\n"})
  void someWordsMeanToLeave(String text) {
    assertThat(speak(text)).isEqualTo(new Speech.Leave());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/quit now", " /quit", "exit", "Exit!", "a\n/quit"})
  void otherWordsDoNot(String text) {
    assertThat(speak(text)).isEqualTo(new Speech.Text(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n\r\n", "\u001b", "\0"})
  void nothingIsAHello(String text) {
    assertThat(speak(text)).isEqualTo(new Speech.Hello());
  }

  @Test
  void textComesOutSafe() {
    assertThat(speak("a\u001b[2Jb\tc\nd\u202Ee\n\n")).isEqualTo(new Speech.Text("a[2Jb\tc\nde"));
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThatThrownBy(() -> dialect.speak(Bytes.hex("C328")))
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_UTF8));
  }

  @Test
  void noLineStandsWithoutItsSpeaker() {
    assertThat(hear(happened(new Happening.Said(new UserName("bob"), "a\n[system] b"))))
        .isEqualTo("bob: a\nbob: [system] b");
  }

  @Test
  void noticesComeInTheServersLanguage() {
    RoomEvent left = happened(new Happening.Left(new UserName("bob")));

    assertThat(hear(left)).isEqualTo("[system] bob left.");
    assertThat(new PlainDialect(NoticeLanguage.JA, Set.of()).hear(left).getFirst().body().asUtf8())
        .isEqualTo("[system] bob さんが退室しました。");
  }

  private static RoomEvent happened(Happening what) {
    return new RoomEvent.Happened(new LogEntry(1, Instant.EPOCH, what));
  }

  private Request ask(Operation operation, String payload) {
    return dialect.ask(
        new TcrpMessage(operation, State.Known.REQUEST, Bytes.utf8("r"), Bytes.utf8(payload)));
  }

  private Speech speak(String text) {
    return dialect.speak(Bytes.utf8(text));
  }

  private String hear(RoomEvent event) {
    return dialect.hear(event).getFirst().body().asUtf8();
  }
}
