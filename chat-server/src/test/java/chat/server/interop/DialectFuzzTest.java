package chat.server.interop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeLanguage;
import chat.server.dialect.Answer;
import chat.server.dialect.Dialect;
import chat.server.dialect.Dialects;
import chat.server.dialect.Look;
import chat.server.dialect.Request;
import chat.server.dialect.StageOne;
import chat.server.room.Listing;
import chat.server.room.RoomEvent;
import chat.testkit.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes, it is understood or refused; nothing else is thrown, and no answer is too big.
 */
class DialectFuzzTest {
  private static final int REQUESTS = 1_000_000;
  private static final int DATAGRAMS = 100_000;
  private static final Dialects DIALECTS = Dialects.in(NoticeLanguage.JA, Set.of());

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "\"",
          ":",
          ",",
          " ",
          "[",
          "]",
          "null",
          "0",
          "65536",
          "-1",
          "1e9",
          "\\u0000",
          "{\"username\": \"a\", \"password\": \"p\"}",
          "\"user_name\"",
          "\"udp_port\"",
          "{\"user_name\": \"a\", \"udp_port\": 1}",
          "\"user_address\"",
          "[\"::1\", 70000]",
          "\"room_list\"",
          "\"type\"",
          "\"GET\"",
          "\"extensions\"",
          "$2b$12$",
          "alice",
          "部屋",
          "\n",
          "it's",
          "\0",
          "__LEAVE__",
          "@join",
          "exit!");

  private final List<TcrpMessage> seeds =
      WireLog.FILES.stream().flatMap(log -> WireLog.read(log).requests().stream()).toList();

  @Test
  void aMillionRequests() {
    Seeds.run(
        random -> {
          for (int i = 0; i < REQUESTS; i++) {
            TcrpMessage request = request(random);
            ask(DIALECTS.recognize(request), request);
            if (i % 16 == 0) {
              Look look = Look.at(request);
              DIALECTS.all().forEach(dialect -> ask(dialect, request));
              assertThat(DIALECTS.all().stream().filter(dialect -> dialect.claims(look)))
                  .hasSizeLessThanOrEqualTo(1);
            }
          }
        });
  }

  @Test
  void whateverAMemberSends() {
    StageOne stageOne = new StageOne(NoticeLanguage.EN);
    Seeds.run(
        random -> {
          for (int i = 0; i < DATAGRAMS; i++) {
            Bytes body = payload(random);
            for (Dialect dialect : DIALECTS.all()) {
              quietly(() -> dialect.tongue().speak(body));
              quietly(() -> dialect.open(body));
            }
            quietly(() -> stageOne.read(body));
          }
        });
  }

  @Test
  void whateverAMemberHears() {
    UserName longest = new UserName("あ".repeat(85));
    Seeds.run(
        random -> {
          for (int i = 0; i < 100; i++) {
            String text = text(random);
            for (Dialect dialect : DIALECTS.all()) {
              for (UserName name : List.of(longest, new UserName("\"".repeat(255)))) {
                for (RoomEvent event :
                    List.of(
                        happened(new Happening.Said(name, text)),
                        happened(new Happening.Joined(name)),
                        happened(new Happening.Kicked(name)),
                        happened(new Happening.Closed(Notice.Cause.HOST_CLOSED)),
                        new RoomEvent.Announced(Notice.Personal.YOU_WERE_KICKED))) {
                  assertThat(dialect.tongue().hear(event))
                      .isNotEmpty()
                      .allSatisfy(DialectFuzzTest::fits);
                }
              }
            }
          }
        });
  }

  private static RoomEvent happened(Happening what) {
    return new RoomEvent.Happened(new LogEntry(1, Instant.EPOCH, what));
  }

  private static void fits(ServerDatagram datagram) {
    assertThat(datagram.body().size()).isLessThanOrEqualTo(ProtocolLimits.SERVER_DATAGRAM_MAX);
  }

  private static void ask(Dialect dialect, TcrpMessage request) {
    try {
      Request asked = dialect.ask(request);
      Answer answer =
          asked instanceof Request.ListRooms
              ? new Answer.Listed(
                  new Listing(List.of(new RoomEntry(new RoomName("it's"), 1, true)), 1))
              : new Answer.Refused(StatusCode.Known.NO_SUCH_ROOM, "no");
      answer(dialect, request, answer);
    } catch (ProtocolException e) {
      answer(dialect, request, new Answer.Refused(StatusCode.of(e.fault()), e.reason()));
    }
  }

  private static void answer(Dialect dialect, TcrpMessage request, Answer answer) {
    if (dialect.answer(request, answer).writes().isEmpty()) {
      throw new AssertionError(dialect.names() + " says nothing to " + request);
    }
  }

  private static void quietly(Runnable reading) {
    try {
      reading.run();
    } catch (ProtocolException e) {
      if (e.reason().isEmpty()) {
        throw new AssertionError("a refusal says why", e);
      }
    }
  }

  private TcrpMessage request(SplittableRandom random) {
    TcrpMessage seed = seeds.get(random.nextInt(seeds.size()));
    Bytes payload = random.nextBoolean() ? mutated(random, seed.payload()) : payload(random);
    Bytes room =
        switch (random.nextInt(4)) {
          case 0 -> Bytes.EMPTY;
          case 1 -> noise(random, 255);
          default -> seed.room();
        };
    Operation operation =
        random.nextInt(8) == 0 ? Operation.of(random.nextInt(256)) : seed.operation();
    State state = random.nextInt(4) == 0 ? State.of(random.nextInt(4)) : seed.state();
    return new TcrpMessage(operation, state, room, payload);
  }

  private static Bytes mutated(SplittableRandom random, Bytes bytes) {
    byte[] copy = bytes.toArray();
    for (int i = random.nextInt(4); i > 0 && copy.length > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return Bytes.of(
        copy, 0, random.nextInt(3) == 0 ? random.nextInt(copy.length + 1) : copy.length);
  }

  private static Bytes payload(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> noise(random, 64);
      default -> {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
          text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        yield Bytes.utf8(text.toString());
      }
    };
  }

  private static Bytes noise(SplittableRandom random, int max) {
    byte[] bytes = new byte[random.nextInt(max + 1)];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder("x");
    int size = random.nextInt(3500);
    while (text.length() < size) {
      text.append(
          switch (random.nextInt(6)) {
            case 0 -> "\n";
            case 1 -> "\"\\";
            case 2 -> "あ";
            case 3 -> "ホストが退出したため";
            case 4 -> "__ROOM_CLOSED__";
            default -> "abc ";
          });
    }
    return text.toString();
  }
}
