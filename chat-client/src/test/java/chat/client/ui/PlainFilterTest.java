package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.Running;
import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ServerAddress;
import chat.client.session.SessionEvent.Closed;
import chat.protocol.Rate;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.notice.Notice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A script in a room without a log. */
@Timeout(60)
class PlainFilterTest {
  private static final int BURST = 10;
  private static final Manners SLOW =
      new Manners(true, Duration.ofSeconds(5), Optional.of(new Rate(BURST, 1)));

  private final Texts texts = new Texts(Language.EN);

  @Test
  void whatWaitedWhenTheStayEndsIsTold() throws Exception {
    ended(BURST + 40, 1);
  }

  @Test
  void andAfterWhichLineNothingWasSent() throws Exception {
    List<String> told = ended(500, 1);
    assertThat(told.getLast()).startsWith("Nothing after line ");
  }

  @Test
  void alsoWhenSomeLinesAreBlank() throws Exception {
    List<String> told = ended(500, 3);
    assertThat(told.getLast()).startsWith("Nothing after line ");
  }

  /**
   * What is told of so many lines when the room is closed while some of them wait; each stands at
   * the beginning of {@code gap} lines, the others of which are blank.
   */
  private List<String> ended(int lines, int gap) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (FakeServer server = new FakeServer(SLOW);
        PlainConsole console =
            new PlainConsole(
                new ByteArrayInputStream(numbered(lines, gap).getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))) {
      Connector connector =
          new Connector(
              new ServerAddress("127.0.0.1", server.tcpPort()),
              OptionalInt.empty(),
              System::nanoTime);
      ChatSession script = enter(connector);
      Sentences sentences = new Sentences(texts, connector.address());
      Running<ChatEnd> filter =
          new Running<>(
              () ->
                  new Filter(script, console, texts, new PlainTranscript(texts, sentences)).run());
      awaitWaiting(script, 20);
      server.closeRooms(Notice.Cause.HOST_LEFT);
      assertThat(filter.result()).isEqualTo(new ChatEnd.Over(new Closed(Notice.Cause.HOST_LEFT)));

      List<String> told = new ArrayList<>(err.toString(StandardCharsets.UTF_8).lines().toList());
      List<Integer> unsent = unsent(told);
      assertThat(unsent).hasSizeGreaterThan(BURST);
      int sent = unsent.getFirst() - 1;
      for (int i = 1; i <= sent; i++) {
        assertThat(server.nextSaid()).isEqualTo("line " + i);
      }
      assertThat(unsent)
          .isEqualTo(IntStream.rangeClosed(sent + 1, unsent.getLast()).boxed().toList());
      if (unsent.getLast() < lines) {
        assertThat(told).endsWith(texts.say(Phrase.FILTER_CUT_SHORT, sent * gap));
      }
      return told;
    }
  }

  private static ChatSession enter(Connector connector) throws Exception {
    EntryRequest request =
        new EntryRequest(Way.CREATE, new RoomName("ops"), new UserName("ci"), Optional.empty());
    return ((Opened) connector.enter(request)).session();
  }

  private static String numbered(int lines, int gap) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(i -> "line " + i + "\n".repeat(gap))
        .collect(Collectors.joining());
  }

  private static void awaitWaiting(ChatSession session, int count) {
    while (session.waiting() < count) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static List<Integer> unsent(List<String> told) {
    return told.stream()
        .filter(line -> line.startsWith("Not sent: line "))
        .map(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }
}
