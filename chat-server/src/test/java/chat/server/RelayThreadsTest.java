package chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.control.Operation;
import chat.protocol.control.TcrpMessage;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads that share the main UDP port, over real sockets. */
@Timeout(60)
class RelayThreadsTest {
  private static final int SPEAKERS = 8;
  private static final int ROUNDS = 40;
  private static final int TOGETHER = 5;

  private final List<Guest> guests = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        TestServer.start(
            config ->
                config
                    .limiting(config.control(), TestServer.generous(config.rooms()))
                    .alsoListening(PortPlan.NONE.relaying(4)));
  }

  @AfterEach
  void stop() {
    guests.forEach(Guest::close);
    server.close();
  }

  @Test
  void thereAreSeveral() {
    // Where the system can share out a port, which this test cannot know.
    assertThat(server.server().relayThreads()).isEqualTo(canShare() ? 4 : 1);
  }

  private static boolean canShare() {
    try (DatagramChannel channel = DatagramChannel.open()) {
      return channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatEachSaysIsHeardOnceAndInItsOrder() throws IOException {
    enterAll(Requests::raw);
    for (int i = 1; i < SPEAKERS; i++) {
      for (int later = i + 1; later < SPEAKERS; later++) {
        assertThat(guests.get(i).hear()).endsWith(" joined.");
      }
    }
    for (int later = 1; later < SPEAKERS; later++) {
      assertThat(guests.getFirst().hear()).endsWith(" joined.");
    }

    for (int round = 0; round < ROUNDS; round++) {
      for (Guest guest : guests) {
        for (int i = 0; i < TOGETHER; i++) {
          guest.say(Integer.toString(round * TOGETHER + i));
        }
      }
      // All that was said is heard before more is: no buffer of this test overflows.
      for (int me = 0; me < SPEAKERS; me++) {
        Map<String, List<Integer>> heard = new HashMap<>();
        for (int i = 0; i < (SPEAKERS - 1) * TOGETHER; i++) {
          String[] parts = guests.get(me).hear().split(": ", 2);
          heard.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
        }
        int first = round * TOGETHER;
        assertThat(heard).hasSize(SPEAKERS - 1).doesNotContainKey("m" + me);
        assertThat(heard.values())
            .containsOnly(List.of(first, first + 1, first + 2, first + 3, first + 4));
      }
    }
  }

  @Test
  void whoReadsTheLogSeesOneOrder() throws IOException {
    enterAll(Requests::log);
    long first = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (Guest guest : guests) {
        for (int i = 1; i <= TOGETHER; i++) {
          long id = (long) round * TOGETHER + i;
          guest.say(FrameCodec.encode(new ClientFrame.Say(id, "text " + id)));
        }
      }
      List<TreeMap<Long, Happening>> logs = new ArrayList<>();
      long last = (long) SPEAKERS + (round + 1L) * SPEAKERS * TOGETHER;
      for (Guest guest : guests) {
        logs.add(read(guest, first, last));
      }
      first = last + 1;
      assertThat(logs.stream().map(log -> log.tailMap((long) SPEAKERS, false)).distinct())
          .hasSize(1);
    }
  }

  /** All entries up to {@code last}, each once; those before it came may be missing. */
  private static TreeMap<Long, Happening> read(Guest guest, long first, long last)
      throws IOException {
    TreeMap<Long, Happening> log = new TreeMap<>();
    while (!(log.containsKey(last) && isWhole(log, first, last))) {
      for (LogEntry entry : entries(guest.hearBytes())) {
        assertThat(log.put(entry.seq(), entry.what())).as("entry " + entry.seq()).isNull();
      }
    }
    return log;
  }

  private static List<LogEntry> entries(Bytes datagram) {
    if (!FrameCodec.isFrame(datagram)) {
      return List.of();
    }
    return switch (FrameCodec.decodeServer(datagram)) {
      case ServerFrame.Event(LogEntry entry) -> List.of(entry);
      case ServerFrame.Events(List<LogEntry> together) -> together;
      case ServerFrame other -> List.of();
    };
  }

  private static boolean isWhole(TreeMap<Long, Happening> log, long first, long last) {
    long from = Math.max(first, SPEAKERS + 1L);
    return log.subMap(from, true, last, true).size() == last - from + 1;
  }

  /** A way to ask. */
  @FunctionalInterface
  private interface Asking {
    TcrpMessage ask(Operation operation, String room, String name);
  }

  private void enterAll(Asking asking) throws IOException {
    for (int i = 0; i < SPEAKERS; i++) {
      Operation operation = i == 0 ? Operation.Known.CREATE : Operation.Known.JOIN;
      guests.add(Guest.enter(server, asking.ask(operation, "r", "m" + i)));
      guests.getLast().hello();
    }
  }
}
