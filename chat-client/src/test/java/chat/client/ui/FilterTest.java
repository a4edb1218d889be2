package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.fake.Printed;
import chat.client.fake.Running;
import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ServerAddress;
import chat.client.session.SessionEvent.Closed;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.notice.Notice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FilterTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-20T12:00:00+09:00");

  private final Texts texts = new Texts(Language.EN);
  private final Printed out = new Printed();
  private final Printed err = new Printed();
  private FakeServer server;
  private ChatSession session;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer(Manners.HASTY);
    session = open(Way.CREATE, "ci");
  }

  @AfterEach
  void stop() throws IOException {
    session.close();
    server.close();
  }

  private Connector connector() {
    return new Connector(
        new ServerAddress("127.0.0.1", server.tcpPort()), OptionalInt.empty(), System::nanoTime);
  }

  private ChatSession open(Way way, String name) throws Exception {
    EntryRequest request =
        new EntryRequest(way, new RoomName("ops"), new UserName(name), Optional.empty());
    return ((Opened) connector().enter(request)).session();
  }

  private ChatEnd filter(InputStream in) {
    try (PlainConsole console = new PlainConsole(in, out.stream(), err.stream())) {
      return new Filter(session, console, texts, plain()).run();
    }
  }

  private ScriptTranscript plain() {
    return new PlainTranscript(texts, new Sentences(texts, connector().address()));
  }

  private ChatEnd filter(String in) {
    return filter(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void eachLineIsAMessageAndTheEndLeaves() throws Exception {
    assertThat(filter("デプロイ完了\r\n\n  two \n/help\nlast")).isEqualTo(new ChatEnd.Left());
    assertThat(server.nextSaid()).isEqualTo("デプロイ完了");
    assertThat(server.nextSaid()).isEqualTo("  two ");
    assertThat(server.nextSaid()).isEqualTo("/help");
    assertThat(server.nextSaid()).isEqualTo("last");
    assertThat(server.nextSaid()).isEqualTo("/quit");
    assertThat(out.rest()).isEmpty();
    assertThat(err.rest()).isEqualTo("In room ops as ci.");
  }

  @Test
  void nothingToSayLeavesAtOnce() throws Exception {
    assertThat(filter("")).isEqualTo(new ChatEnd.Left());
    assertThat(server.nextSaid()).isEqualTo("/quit");
  }

  @Test
  void whatOthersSayGoesOutAndNoticesDoNot() throws Exception {
    try (PipedOutputStream typing = new PipedOutputStream()) {
      InputStream in = new PipedInputStream(typing);
      Running<ChatEnd> filter = new Running<>(() -> filter(in));
      assertThat(err.next()).isEqualTo("In room ops as ci.");
      try (ChatSession bob = open(Way.JOIN, "bob")) {
        assertThat(err.next()).isEqualTo("[system] bob joined.");
        bob.say("hi\u001b[2J\nthere");
        assertThat(out.next()).isEqualTo("bob: hi[2J");
        assertThat(out.next()).isEqualTo("bob: there");
      }
      server.closeRooms(Notice.Cause.HOST_LEFT);
      assertThat(filter.result()).isEqualTo(new ChatEnd.Over(new Closed(Notice.Cause.HOST_LEFT)));
      assertThat(err.next()).isEqualTo("The host left, so the room is closed.");
    }
  }

  @Test
  void aLineThatIsTooLongIsToldAndTheRestIsSaid() throws Exception {
    int max = session.maxText();
    String in =
        "one\n" + "x".repeat(max + 7) + "\n" + "y".repeat(100_000) + "\n" + "z".repeat(max) + "\n";
    assertThat(filter(in)).isEqualTo(new ChatEnd.Unsaid());
    assertThat(server.nextSaid()).isEqualTo("one");
    assertThat(server.nextSaid()).isEqualTo("z".repeat(max));
    assertThat(err.next()).isEqualTo("In room ops as ci.");
    assertThat(err.next()).isEqualTo("Line 2 is too long, so it was not sent. Bytes to cut: 7.");
    assertThat(err.next())
        .isEqualTo(
            "Line 3 is too long, so it was not sent. Bytes to cut: " + (100_000 - max) + ".");
  }

  @Test
  void aLineThatIsNoTextIsToldAndTheRestIsSaid() throws Exception {
    byte[] latin = "one\ncaf\u00e9\ntwo\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(filter(new ByteArrayInputStream(latin))).isEqualTo(new ChatEnd.Unsaid());
    assertThat(server.nextSaid()).isEqualTo("one");
    assertThat(server.nextSaid()).isEqualTo("two");
    assertThat(err.next()).isEqualTo("In room ops as ci.");
    assertThat(err.next())
        .isEqualTo("Line 2 is not UTF-8, so it was not sent. Convert it, for example with iconv.");
  }

  @Test
  void aLeaveWordLeavesAndIsTold() throws Exception {
    assertThat(filter("one\n/quit\ntwo\n")).isEqualTo(new ChatEnd.Left());
    assertThat(server.nextSaid()).isEqualTo("one");
    assertThat(server.nextSaid()).isEqualTo("/quit");
    err.next();
    assertThat(err.next()).isEqualTo("Line 2 is /quit: leaving the room.");
  }

  @Test
  void whenNobodyReadsItLeavesWithoutAWord() throws Exception {
    try (PipedOutputStream typing = new PipedOutputStream()) {
      InputStream in = new PipedInputStream(typing);
      Running<ChatEnd> filter = new Running<>(() -> filter(in));
      assertThat(err.next()).isEqualTo("In room ops as ci.");
      out.breakPipe();
      server.send("ops", "bob: hi");
      assertThat(filter.result()).isEqualTo(new ChatEnd.Left());
      assertThat(err.rest()).isEmpty();
      assertThat(server.nextSaid()).isEqualTo("/quit");
    }
  }

  @Test
  void withoutInputItListensUntilTheRoomIsOver() throws Exception {
    ScriptTranscript json = new JsonTranscript(new RoomName("ops"), () -> NOON, plain());
    Running<ChatEnd> filter =
        new Running<>(
            () -> {
              try (PlainConsole console = PlainConsole.withoutInput(out.stream(), err.stream())) {
                return new Filter(session, console, texts, json).run();
              }
            });
    assertThat(err.next()).isEqualTo("In room ops as ci.");
    server.send("ops", "bob: \"hi\"\nbob: there");
    assertThat(out.next())
        .isEqualTo(
            "{\"time\":\"2026-11-20T12:00:00.000+09:00\",\"room\":\"ops\",\"name\":\"bob\","
                + "\"text\":\"\\\"hi\\\"\\nthere\"}");
    server.closeRooms(Notice.Cause.SERVER_STOPPING);
    assertThat(out.next()).endsWith(",\"notice\":\"closed-server-stopping\"}");
    assertThat(filter.result())
        .isEqualTo(new ChatEnd.Over(new Closed(Notice.Cause.SERVER_STOPPING)));
    assertThat(err.next()).isEqualTo("The server is stopping, so the room is closed.");
  }
}
