package chat.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.notice.Notice;
import chat.server.room.Dispatch;
import chat.server.room.DropReason;
import chat.server.room.RoomEvent;
import java.lang.System.Logger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private final List<String> lines = new ArrayList<>();
  private final EventLog log = new EventLog(new Recorder());

  @Test
  void anEventIsOneLineThatBeginsWithItsName() {
    log.roomCreated(new RoomName("部屋"), new UserName("alice"), true);
    log.happened(
        List.of(
            new Dispatch(
                new RoomName("部屋"),
                happened(new Happening.Closed(Notice.Cause.HOST_LEFT)),
                List.of())));

    assertThat(lines)
        .containsExactly(
            "INFO room.created room=\"部屋\" host=\"alice\" password=true",
            "INFO room.closed room=\"部屋\" cause=host_left");
  }

  @Test
  void nobodyWritesALineOfItsOwn() {
    log.unexpected("here", new IllegalStateException("x\"\nroom.created room=\u001b[2J"));

    assertThat(lines)
        .contains(
            "ERROR unexpected where=here cause=\"java.lang.IllegalStateException: x\\\""
                + " room.created room=[2J\"")
        .noneMatch(line -> line.contains("\n"));
  }

  @Test
  void whatPeopleSayIsNotLogged() {
    log.happened(
        List.of(
            new Dispatch(
                new RoomName("r"),
                happened(new Happening.Said(new UserName("alice"), "secret")),
                List.of())));

    assertThat(lines).isEmpty();
  }

  private static RoomEvent happened(Happening what) {
    return new RoomEvent.Happened(new LogEntry(1, Instant.EPOCH, what));
  }

  @Test
  void theSummaryTellsWhatIsNew() {
    ServerMetrics metrics = new ServerMetrics();
    Summary summary = new Summary(metrics, log);
    metrics.datagramDropped(DropReason.WRONG_ROOM);
    metrics.datagramDropped(DropReason.WRONG_ROOM);
    metrics.datagramFailed();
    metrics.connectionRefused();
    metrics.guessRefused();

    summary.tell();
    summary.tell();
    metrics.datagramDropped(DropReason.WRONG_ROOM);
    summary.tell();

    assertThat(lines)
        .containsExactly(
            "INFO relay.dropped reason=wrong_room count=2",
            "WARNING relay.failed count=1",
            "WARNING connection.refused count=1",
            "WARNING password.guessing count=1",
            "INFO relay.dropped reason=wrong_room count=1");
  }

  private final class Recorder implements Logger {
    @Override
    public String getName() {
      return "recorder";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      if (thrown == null) {
        lines.add(level + " " + message);
      }
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... values) {
      lines.add(level + " " + format);
    }
  }

  @Test
  void whatTheSystemThrewAwayIsTold() {
    ServerMetrics metrics = new ServerMetrics();
    Summary summary = new Summary(metrics, log);
    metrics.datagramsOverflowed(40);
    summary.tell();
    summary.tell();
    metrics.datagramsOverflowed(42);
    summary.tell();
    log.receiveBufferSmall(212_992, 4_194_304);

    assertThat(lines)
        .containsExactly(
            "WARNING relay.overflow count=40",
            "WARNING relay.overflow count=2",
            "WARNING relay.receive_buffer granted=212992 wanted=4194304"
                + " mend=\"sysctl -w net.core.rmem_max=4194304\"");
  }
}
