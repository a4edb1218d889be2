package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.RealServer;
import chat.client.fake.Running;
import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ServerAddress;
import chat.client.session.SessionEvent.Happened;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.frame.Happening;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A script in a room whose log we read; with the real server. */
@Timeout(60)
class LogFilterTest {
  /** More than the server takes at once, and more than the client takes ahead of the server. */
  private static final int LINES = 200;

  @Test
  void whatWasNotSaidWhenTheStayEndsIsTold() throws Exception {
    Texts texts = new Texts(Language.EN);
    String lines =
        IntStream.range(0, LINES).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (RealServer server = new RealServer();
        ChatSession host = enter(server, Way.CREATE, "alice");
        PlainConsole console =
            new PlainConsole(
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))) {
      ChatSession script = enter(server, Way.JOIN, "ci");
      Sentences sentences = new Sentences(texts, new ServerAddress("127.0.0.1", 1));
      Running<ChatEnd> filter =
          new Running<>(
              () ->
                  new Filter(script, console, texts, new PlainTranscript(texts, sentences)).run());
      until(host, "line 0");
      // As many wait as may, so that some of them, and all after them, cannot be said any more.
      awaitWaiting(script, 64);
      host.leave();

      assertThat(filter.result()).isInstanceOf(ChatEnd.Over.class);
    }
    List<String> told = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(told).doesNotContain(texts.say(Phrase.UNCONFIRMED, "line 0"));
    int sent = lines(told, "Not sent").min().orElse(-1);
    assertThat(sent).isPositive();
    // Perhaps all that was sent has been confirmed by then.
    assertThat(lines(told, "Not confirmed").max().orElse(sent - 1)).isEqualTo(sent - 1);
    assertThat(lines(told, "Not sent").max().orElse(-1)).isGreaterThanOrEqualTo(64);
    assertThat(told).endsWith(texts.say(Phrase.FILTER_CUT_SHORT, sent));
  }

  private static ChatSession enter(RealServer server, Way way, String name) throws Exception {
    Connector connector =
        new Connector(
            new ServerAddress("127.0.0.1", server.tcpPort()),
            OptionalInt.empty(),
            System::nanoTime);
    EntryRequest request =
        new EntryRequest(way, new RoomName("ops"), new UserName(name), Optional.empty());
    return ((Opened) connector.enter(request)).session();
  }

  private static void awaitWaiting(ChatSession session, int count) {
    while (session.waiting() < count) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** The numbers of the lines about which this is told. */
  private static IntStream lines(List<String> told, String what) {
    return told.stream()
        .filter(line -> line.startsWith(what))
        .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)));
  }

  private static void until(ChatSession session, String text) throws InterruptedException {
    while (!(session.take() instanceof Happened(var entry)
        && entry.what() instanceof Happening.Said(var _, var said)
        && said.value().equals(text))) {}
  }
}
