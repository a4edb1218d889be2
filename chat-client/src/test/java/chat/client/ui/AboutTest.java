package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.Dialect;
import chat.client.session.Entered;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.RequestForm;
import chat.client.session.ServerAddress;
import chat.protocol.Bytes;
import chat.protocol.ResumeSecret;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.LogGrant;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AboutTest {
  private static final UserName ALICE = new UserName("alice");
  private static final Token TOKEN = new Token("secret-token");
  private final About about =
      new About(new Texts(Language.EN), new ServerAddress("192.0.2.2", 8888));

  private static Entered entered(Optional<Grant> grant, Dialect dialect) {
    return entered(grant, dialect, RequestForm.RAW);
  }

  private static Entered entered(Optional<Grant> grant, Dialect dialect, RequestForm form) {
    return new Entered(
        new EntryRequest(Way.JOIN, new RoomName("tea"), ALICE, Optional.empty()),
        Bytes.utf8(TOKEN.value()),
        grant,
        dialect,
        form,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 8888));
  }

  private static Grant grant(Optional<LogGrant> log) {
    return new Grant(
        TOKEN,
        List.of(),
        ALICE,
        List.of(ALICE),
        Duration.ofSeconds(5),
        4000,
        Optional.empty(),
        OptionalInt.empty(),
        log);
  }

  @Test
  void nothingIsMissingOnAServerThatKeepsALog() {
    LogGrant log = new LogGrant(new ResumeSecret("resume-secret-0123456789"), 1, 1, 0);
    assertThat(about.lines(entered(Optional.of(grant(Optional.of(log))), Dialect.PLAIN)))
        .containsExactly(
            "Server: 192.0.2.2:8888",
            "It speaks TCRP and keeps a log of the room: all that this client can do works here.");
  }

  @Test
  void aServerWithAGrantHasNoLog() {
    assertThat(about.lines(entered(Optional.of(grant(Optional.empty())), Dialect.PLAIN)))
        .hasSize(3)
        .element(2)
        .asString()
        .contains("/msg", "/history");
  }

  @Test
  void aTokenAloneIsTheLeast() {
    assertThat(about.lines(entered(Optional.empty(), Dialect.PLAIN)))
        .hasSize(4)
        .contains("It speaks TCRP and gives a token, and nothing else.");
  }

  @Test
  void anotherTeamsServerIsNamed() {
    assertThat(about.lines(entered(Optional.empty(), Dialect.KEVIN)))
        .hasSize(4)
        .contains("It answers like this program of another team: kevin.")
        .noneMatch(line -> line.contains("secret"));
  }

  @Test
  void aGuessIsCalledOne() {
    assertThat(about.lines(entered(Optional.empty(), Dialect.MODEL)))
        .contains(
            "It answers like this program of another team, and like others that give the same kind"
                + " of token: recursion-cs-model.");
  }

  @Test
  void whoIsCalledByMoreThanTheNameIsToldSo() {
    assertThat(about.lines(entered(Optional.empty(), Dialect.NIWATORI, RequestForm.FOR_A_GRANT)))
        .contains(
            "This server takes all that a client sends for its name, so the others see more than"
                + " alice. Leave, and enter with --bare-name.");
  }
}
