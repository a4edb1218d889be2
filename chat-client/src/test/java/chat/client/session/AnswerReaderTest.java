package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.client.session.Answer.Denied;
import chat.client.session.Answer.Granted;
import chat.client.session.Answer.Misunderstood;
import chat.client.session.Answer.Which;
import chat.client.session.AnswerReader.Moment;
import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpMessage;
import chat.testkit.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as servers of the course's teams were seen to give them. */
class AnswerReaderTest {
  private static final Bytes ROOM = Bytes.utf8("r7327");
  private static final String UUID = "97146cfe-7f85-4a2e-b56b-cca87eba190e";
  private static final String HEX = "2e8b648cdd0512171774023715ecb37a";

  private static AnswerReader reader(Bytes bytes) {
    AnswerReader reader = new AnswerReader(ROOM);
    reader.add(bytes.toArray(), bytes.size());
    return reader;
  }

  private static Answer atEnd(Bytes bytes) {
    return reader(bytes).read(Moment.END).orElseThrow();
  }

  private static Bytes header(int room, int operation, int state, int size) {
    byte[] header = new byte[32];
    header[0] = (byte) room;
    header[1] = (byte) operation;
    header[2] = (byte) state;
    header[30] = (byte) (size >> Byte.SIZE);
    header[31] = (byte) size;
    return Bytes.of(header);
  }

  /** A message whose header announces the room, which is there, or is not. */
  private static Bytes echoed(int state, Bytes payload) {
    return header(ROOM.size(), 1, state, payload.size()).plus(ROOM).plus(payload);
  }

  private static Bytes leftOut(int state, Bytes payload) {
    return header(ROOM.size(), 1, state, payload.size()).plus(payload);
  }

  private static Bytes bare(int operation, int state, Bytes payload) {
    return header(0, operation, state, payload.size()).plus(payload);
  }

  private static Bytes text(String text) {
    return Bytes.utf8(text);
  }

  private static Bytes byteOf(int value) {
    return Bytes.of((byte) value);
  }

  private static Bytes random(int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(7).nextBytes(bytes);
    return Bytes.of(bytes);
  }

  /** {@code wire/techcraft-create-join-chat-leave-close.txt}. */
  private static final String TECHCRAFT_TOKEN =
      "h-nU9O-0jOnT1ktkI7O9H_9-mEzr5YE29JB6XKC-Sb13GK_8CJ6pP9QbBUMqzrWPsURmo4OOEvhmZ9IS3gr1C-ilXHAfG9hbsIPl_TuSoLzq9boXIMPtgW3OpLt8KnlVBVJ_kw4MCIepBjOlv2bkc_PqOL4e7KyknXgqUpIh6Ac=";

  private static Bytes techcraft(String error, String token) {
    return text(
        "{\"error_message\": %s, \"type\": \"\", \"token\": \"%s\", \"password\": \"\", \"room_list\": []}"
            .formatted(error, token));
  }

  private static Bytes padded(String token) {
    return text(token).plus(Bytes.of(new byte[255 - token.length()]));
  }

  static Stream<Arguments> granted() {
    Bytes ok = byteOf(0);
    Bytes uuid = text(UUID);
    Bytes raw255 = random(255);
    Bytes raw32 = random(32);
    return Stream.of(
        Arguments.of(Dialect.MODEL, uuid, echoed(1, ok).plus(echoed(2, uuid))),
        Arguments.of(Dialect.PLAIN, uuid, bare(1, 1, ok).plus(bare(1, 2, uuid))),
        Arguments.of(Dialect.PLAIN, text(HEX), echoed(1, ok).plus(echoed(2, text(HEX)))),
        Arguments.of(
            Dialect.SSORANAOKI,
            uuid,
            echoed(
                2,
                text(
                    "{\"state\": 2, \"status\": \"success\", \"token\": \""
                        + UUID
                        + "\", \"user_name\": \"alice\", \"message\":"
                        + " \"\\u30eb\\u30fc\\u30e0\"}"))),
        Arguments.of(
            Dialect.TEAMDEV_A,
            uuid,
            bare(1, 1, byteOf(200))
                .plus(echoed(2, text("{\"status_code\": 200, \"user_token\": \"" + UUID + "\"}")))),
        Arguments.of(
            Dialect.TECHCRAFT,
            text(TECHCRAFT_TOKEN),
            bare(10, 1, techcraft("null", ""))
                .plus(bare(10, 2, techcraft("null", TECHCRAFT_TOKEN)))),
        Arguments.of(
            Dialect.NYANTAROU,
            text(HEX),
            header(5, 1, 1, 0).plus(header(5, 1, 2, 0)).plus(padded(HEX))),
        Arguments.of(Dialect.KANARYO, text(HEX), leftOut(1, ok).plus(leftOut(2, text(HEX)))),
        Arguments.of(
            Dialect.TAKEO,
            text("0123456789abcdef"),
            leftOut(1, text("OK")).plus(leftOut(2, text("0123456789abcdef")))),
        Arguments.of(Dialect.WS2026, text(HEX), echoed(1, text("OK")).plus(echoed(2, text(HEX)))),
        Arguments.of(Dialect.UENOSHNJ, text(HEX), header(5, 1, 1, 0).plus(echoed(2, text(HEX)))),
        Arguments.of(
            Dialect.KEVIN,
            text(HEX),
            echoed(1, text("{\"success\": true}"))
                .plus(echoed(2, text("{\"token\": \"" + HEX + "\"}")))),
        Arguments.of(
            Dialect.NOVICE_A,
            text(HEX),
            leftOut(2, text("{\"status\": 202, \"message\": \"OK\", \"token\": \"" + HEX + "\"}"))),
        Arguments.of(Dialect.Z6WDC, text(HEX), text("{\"status\": 2, \"token\": \"" + HEX + "\"}")),
        Arguments.of(
            Dialect.Z6WDC,
            text(HEX),
            text("{\"status\": 1}{\"status\": 2, \"token\": \"" + HEX + "\"}")),
        Arguments.of(Dialect.NIWATORI, raw255, raw255),
        Arguments.of(Dialect.MTHD, raw32, raw32));
  }

  @ParameterizedTest
  @MethodSource
  void granted(Dialect dialect, Bytes token, Bytes answer) {
    assertThat(atEnd(answer)).isEqualTo(new Granted(token, Optional.empty(), dialect));
  }

  /** A server that keeps its connection open is understood as well, and byte by byte. */
  @ParameterizedTest
  @MethodSource("granted")
  void isUnderstoodWithoutAnEndAndByteByByte(Dialect dialect, Bytes token, Bytes answer) {
    AnswerReader reader = new AnswerReader(ROOM);
    for (int i = 0; i < answer.size() - 1; i++) {
      reader.add(new byte[] {(byte) answer.at(i)}, 1);
      assertThat(reader.read(Moment.MORE)).as("after %d bytes", i + 1).isEmpty();
    }
    reader.add(new byte[] {(byte) answer.at(answer.size() - 1)}, 1);
    assertThat(reader.read(Moment.MORE).or(() -> reader.read(Moment.PAUSE)))
        .contains(new Granted(token, Optional.empty(), dialect));
  }

  static Stream<Arguments> recognizablyWhole() {
    return granted().filter(row -> row.get()[0] != Dialect.NIWATORI);
  }

  /**
   * Nothing that is cut short is taken for a token; but 32 of 255 bytes that nothing announces are
   * no different from 32.
   */
  @ParameterizedTest
  @MethodSource("recognizablyWhole")
  void isNoTokenWhenItIsCut(Dialect dialect, Bytes token, Bytes answer) {
    for (int cut = 0; cut < answer.size(); cut++) {
      AnswerReader reader = reader(answer.slice(0, cut));
      try {
        assertThat(reader.read(Moment.END)).as("cut at %d", cut).get().isInstanceOf(Denied.class);
      } catch (ProtocolException e) {
        assertThat(e.fault()).as("cut at %d", cut).isIn(Fault.MALFORMED, Fault.BAD_TOKEN);
      }
    }
  }

  static Stream<Arguments> denied() {
    StatusCode exists = StatusCode.Known.ROOM_EXISTS;
    StatusCode noRoom = StatusCode.Known.NO_SUCH_ROOM;
    return Stream.of(
        Arguments.of(exists, "", echoed(1, byteOf(1))),
        Arguments.of(noRoom, "why", echoed(1, byteOf(2).plus(text("why")))),
        Arguments.of(new StatusCode.Unknown(200), "", echoed(1, byteOf(200))),
        Arguments.of(exists, "", leftOut(1, byteOf(1))),
        Arguments.of(
            exists,
            "ルームが作成済みです",
            echoed(
                1,
                text(
                    "{\"state\": 1, \"status\": \"error\", \"message\":"
                        + " \"\\u30eb\\u30fc\\u30e0\\u304c\\u4f5c\\u6210\\u6e08\\u307f\\u3067\\u3059\"}"))),
        Arguments.of(
            new StatusCode.Unknown(400),
            "",
            bare(1, 1, byteOf(200))
                .plus(bare(1, 2, text("{\"status_code\": 400, \"user_token\": null}")))),
        Arguments.of(
            noRoom,
            "",
            bare(2, 1, byteOf(200))
                .plus(bare(2, 2, text("{\"status_code\": 404, \"user_token\": null}")))),
        Arguments.of(
            StatusCode.Known.WRONG_PASSWORD,
            "パスワードに誤りがあります。",
            bare(10, 1, techcraft("null", ""))
                .plus(bare(10, 2, techcraft("\"パスワードに誤りがあります。\"", "")))),
        Arguments.of(StatusCode.Known.MALFORMED, "", header(5, 1, 1, 0)),
        Arguments.of(noRoom, "ERROR: Room does not exist", text("ERROR: Room does not exist")),
        Arguments.of(noRoom, "Room does not exist", text("Room does not exist")),
        Arguments.of(noRoom, "Room does not exist", text("Room does not exist\r\n")),
        Arguments.of(exists, "Room already exists", leftOut(1, text("Room already exists"))));
  }

  @ParameterizedTest
  @MethodSource
  void denied(StatusCode status, String reason, Bytes answer) {
    assertThat(atEnd(answer)).isEqualTo(new Denied(status, reason));
  }

  static Stream<Arguments> understoodButNotSpoken() {
    return Stream.of(
        Arguments.of(Dialect.KOTARO, header(5, 1, 1, 1).plus(header(5, 1, 2, 32)).plus(text(HEX))),
        Arguments.of(
            Dialect.HRYT430,
            echoed(
                2, text("{\"status\": \"Success\", \"message_id\": 1, \"token\": \"127.0.0.1\"}"))),
        Arguments.of(
            Dialect.TEAM_C2025,
            text(
                "{\"operation\": 1, \"state\": 2, \"message\": \"ok\", \"token\": \""
                    + HEX
                    + "\"}")));
  }

  @ParameterizedTest
  @MethodSource
  void understoodButNotSpoken(Dialect dialect, Bytes answer) {
    assertThat(atEnd(answer))
        .isInstanceOfSatisfying(
            Granted.class, granted -> assertThat(granted.dialect()).isEqualTo(dialect));
    assertThat(dialect.talksOurWay()).isFalse();
  }

  @Test
  void isToldInWordsThatTheFormIsWrong() {
    assertThat(atEnd(text("Invalid JSON"))).isEqualTo(new Misunderstood("Invalid JSON"));
    assertThat(atEnd(echoed(1, text("{\"status\": \"error\", \"message\": \"invalid format\"}"))))
        .isEqualTo(new Misunderstood("invalid format"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "[]; ||",
        "['r3083']; r3083",
        "['a', 'b c', \"it's\"]; a/b c/it's",
        "['部屋', '\\u90e8', '\\x41\\\\', '\\'\"']; 部屋/部/A\\/'\"",
      })
  void isAskedBackWhichRoom(String answer, String rooms) {
    List<String> names = rooms.isEmpty() ? List.of() : List.of(rooms.split("/"));
    assertThat(reader(text(answer)).read(Moment.MORE)).isEmpty();
    assertThat(reader(text(answer)).read(Moment.PAUSE)).contains(new Which(names));
    assertThat(atEnd(text(answer))).isEqualTo(new Which(names));
  }

  @ParameterizedTest
  @ValueSource(strings = {"['a'", "['a' 'b']", "['a',]", "[a]", "[1]", "['a\\']", "[['a']]"})
  void takesNothingElseForAListOfRooms(String answer) {
    assertThatThrownBy(() -> atEnd(text(answer))).isInstanceOf(ProtocolException.class);
  }

  /** Other services speak first, or complain in words; none of this is a chat server's no. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13\r\n",
        "SSH-2.0-OpenSSH_9.6p1\r\nInvalid SSH identification string.\r\n",
        "220 mail.example.org ESMTP\r\n",
        "220 files.example.org\r\n500 Invalid command\r\n",
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
      })
  void takesWhatAnotherServiceSaysForNoAnswer(String words) {
    for (Moment moment : List.of(Moment.PAUSE, Moment.END)) {
      assertThatThrownBy(() -> reader(text(words)).read(moment))
          .isInstanceOf(ProtocolException.class)
          .hasMessageStartingWith(words.substring(0, 8));
    }
  }

  /** A word that the header came is no answer, but one will follow. */
  @Test
  void goesOnReadingWhenTheServerSaysGoOn() {
    AnswerReader reader = reader(text("{\"status\": 1}"));
    assertThat(reader.read(Moment.PAUSE)).isEmpty();
    byte[] rest = text("{\"status\": 2, \"token\": \"" + HEX + "\"}").toArray();
    reader.add(rest, rest.length);
    assertThat(reader.read(Moment.PAUSE))
        .contains(new Granted(text(HEX), Optional.empty(), Dialect.Z6WDC));
  }

  @Test
  void takesATokenThatBeginsLikeTheRoomForWhatItIs() {
    Bytes token = text("r7327aaaabbbb");
    assertThat(atEnd(leftOut(1, byteOf(0)).plus(leftOut(2, token))))
        .isEqualTo(new Granted(token, Optional.empty(), Dialect.KANARYO));
    assertThat(atEnd(echoed(1, byteOf(0)).plus(echoed(2, token))))
        .isEqualTo(new Granted(token, Optional.empty(), Dialect.PLAIN));
  }

  @Test
  void refusesWhatIsTooLongAtOnce() {
    Bytes huge =
        new TcrpMessage(Operation.Known.JOIN, State.Known.COMPLETE, ROOM, Bytes.EMPTY).encode();
    byte[] header = huge.slice(0, 32).toArray();
    header[28] = 1;
    assertThatThrownBy(() -> reader(Bytes.of(header)).read(Moment.MORE))
        .isInstanceOf(ProtocolException.class);
    AnswerReader full = new AnswerReader(ROOM);
    full.add(new byte[AnswerReader.ANSWER_MAX], AnswerReader.ANSWER_MAX);
    assertThatThrownBy(() -> full.add(new byte[1], 1)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> reader(Bytes.of(new byte[5000])).read(Moment.MORE))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void neverPrintsTheToken() {
    assertThat(atEnd(echoed(1, byteOf(0)).plus(echoed(2, text(UUID)))).toString())
        .doesNotContain(UUID)
        .doesNotContain(text(UUID).toString());
  }

  /** Any bytes are an answer, or no answer, or the one exception. */
  @Test
  void survivesAnyBytes() {
    Bytes[] samples = granted().map(row -> (Bytes) row.get()[2]).toArray(Bytes[]::new);
    Seeds.run(
        random -> {
          for (int i = 0; i < 100_000; i++) {
            survives(i % 5 == 0 ? noise(random) : changed(samples, random), random);
          }
        });
  }

  private static byte[] noise(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(600)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] changed(Bytes[] samples, SplittableRandom random) {
    byte[] bytes = samples[random.nextInt(samples.length)].toArray();
    for (int flips = random.nextInt(4); flips > 0; flips--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static void survives(byte[] bytes, SplittableRandom random) {
    AnswerReader reader = new AnswerReader(ROOM);
    reader.add(bytes, random.nextInt(bytes.length + 1));
    for (Moment moment : Moment.values()) {
      try {
        Optional<Answer> answer = reader.read(moment);
        assertThat(moment != Moment.END || answer.isPresent()).isTrue();
      } catch (ProtocolException e) {
        assertThat(e.fault()).isNotNull();
      }
    }
  }
}
