package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.control.Operation;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.ClientDatagram;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ends up in a log, no token, no password and no resume secret does. */
class SecretsTest {
  private static final String TOKEN = "5ecretT0ken";
  private static final String PASSWORD = "0pensesame";
  private static final String RESUME = "g0back";

  static Stream<Object> values() {
    Token token = new Token(TOKEN);
    Password password = new Password(PASSWORD);
    ResumeSecret resume = new ResumeSecret(RESUME);
    UserName user = new UserName("alice");
    JsonEntry entry =
        new JsonEntry(
            user,
            Optional.of(password),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.of(resume),
            OptionalInt.empty());
    Grant grant =
        new Grant(
            token,
            List.of(),
            user,
            List.of(user),
            Duration.ofSeconds(5),
            4000,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(new LogGrant(resume, 1, 1, 0)));
    return Stream.of(
        token,
        password,
        resume,
        entry,
        grant,
        new BareToken(token),
        new ClientDatagram(new RoomName("r"), token, Bytes.EMPTY),
        new TcrpMessage(
            Operation.Known.JOIN, State.Known.REQUEST, Bytes.utf8("r"), PayloadCodec.encode(entry)),
        new TcrpMessage(
            Operation.Known.JOIN,
            State.Known.COMPLETE,
            Bytes.utf8("r"),
            PayloadCodec.encode(grant)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void stayOutOfToString(Object value) {
    assertThat(value.toString())
        .doesNotContain(TOKEN)
        .doesNotContain(PASSWORD)
        .doesNotContain(RESUME)
        .doesNotContain(Bytes.utf8(RESUME).toString())
        .doesNotContain(Bytes.utf8(TOKEN).toString())
        .doesNotContain(Bytes.utf8(PASSWORD).toString());
  }
}
