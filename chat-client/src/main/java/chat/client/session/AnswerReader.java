package chat.client.session;

import chat.client.session.Answer.Denied;
import chat.client.session.Answer.Granted;
import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.Token;
import chat.protocol.control.ControlPayload.Status;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.State;
import chat.protocol.control.StatusCode;
import chat.protocol.control.TcrpHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the answer to a request to create or join, of our own kind of server or of another team's,
 * in the order of what is surest: whole messages, whether or not the room that they announce is in
 * them; a JSON object; a token and nothing round it.
 *
 * <p>Pure and bounded: it takes bytes as they come and tells once they say something.
 */
final class AnswerReader {
  /** What is known of the bytes that have come. */
  enum Moment {
    /** More may follow at any time. */
    MORE,
    /** Nothing followed for a while, but the stream is open. */
    PAUSE,
    /** Nothing can follow. */
    END
  }

  static final int ANSWER_MAX =
      2 * (TcrpHeader.LENGTH + ProtocolLimits.ROOM_NAME_MAX + ProtocolLimits.RESPONSE_PAYLOAD_MAX);

  private static final int STATE_AT = 2;
  private static final int SIZE_AT = 3;
  private static final int SIZE_IN_USE = 28;
  private static final int PADDED_TOKEN = 255;
  private static final int TECHCRAFT_OPERATION = 10;
  private static final int TEAMDEV_A_OK = 200;
  private static final Set<Integer> OPERATIONS = Set.of(0, 1, 2, 3, TECHCRAFT_OPERATION);
  private static final int MIN_TEXT_BYTE = 0x20;
  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Bytes room;
  private byte[] bytes = new byte[256];
  private int size;

  /** Reads an answer that may echo {@code room}. */
  AnswerReader(Bytes room) {
    this.room = room;
  }

  /** Whether nothing has come at all. */
  boolean isEmpty() {
    return size == 0;
  }

  /**
   * Takes the next bytes.
   *
   * @throws ProtocolException {@link Fault#TOO_LARGE} when no answer is that long
   */
  void add(byte[] source, int length) {
    if (length > ANSWER_MAX - size) {
      throw new ProtocolException(Fault.TOO_LARGE, "the answer is too long");
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length));
    }
    System.arraycopy(source, 0, bytes, size, length);
    size += length;
  }

  /**
   * What the bytes say; nothing while more must come, which is never so at the end.
   *
   * @throws ProtocolException when they can be no answer
   */
  Optional<Answer> read(Moment moment) {
    if (size <= STATE_AT) {
      return beginning(moment);
    }
    return isFramed() ? first(moment) : Unframed.read(Bytes.of(bytes, 0, size), moment);
  }

  /** Less than any answer, but for a list of nothing. */
  private Optional<Answer> beginning(Moment moment) {
    return moment != Moment.MORE && PythonList.isEmpty(Bytes.of(bytes, 0, size))
        ? Optional.of(new Answer.Which(List.of()))
        : more(moment);
  }

  /** The bytes of a message's body, the room left out, and where the next message begins. */
  private record Body(TcrpHeader header, boolean roomless, Bytes payload, int end) {}

  private boolean isFramed() {
    int state = bytes[STATE_AT];
    if (!OPERATIONS.contains((int) bytes[1]) || (state != 1 && state != 2)) {
      return false;
    }
    int named = Byte.toUnsignedInt(bytes[0]);
    for (int i = SIZE_AT; i < Math.min(size, SIZE_IN_USE); i++) {
      if (bytes[i] != 0) {
        // Anything that begins like a header in all but the size is one that lies.
        return named == 0 || named == room.size();
      }
    }
    return true;
  }

  private Optional<Answer> first(Moment moment) {
    if (isHeadersOnly()) {
      return size > 2 * TcrpHeader.LENGTH && moment != Moment.MORE
          ? Optional.of(new Granted(Bytes.of((byte) 0), Optional.empty(), Dialect.KOTARO))
          : more(moment);
    }
    Optional<Body> body = body(0, false, moment);
    if (body.isEmpty()) {
      return Optional.empty();
    }
    Body first = body.get();
    return first.header().state() == State.Known.COMPLETE
        ? Optional.of(granted(first, Optional.empty()))
        : answered(first, moment);
  }

  /**
   * Whether the next header stands where the room and the status should, after one that announces
   * them. Where there is a status, it would be as large as the room, with a control character
   * behind it.
   */
  private boolean isHeadersOnly() {
    int next = TcrpHeader.LENGTH;
    return size > next + STATE_AT
        && bytes[0] != 0
        && bytes[next - 1] == 1
        && bytes[STATE_AT] == 1
        && bytes[next] == bytes[0]
        && bytes[next + 1] == bytes[1]
        && bytes[next + STATE_AT] >= 2
        && bytes[next + STATE_AT] <= 3;
  }

  /** The message that tells how it went. */
  private Optional<Answer> answered(Body first, Moment moment) {
    Bytes payload = first.payload();
    if (payload.isEmpty()) {
      return nyantarou(first, moment);
    }
    if (PayloadCodec.isJsonObject(payload)) {
      Optional<Answer> no = JsonAnswer.of(payload).refusal();
      return no.isPresent() ? no : second(first, moment);
    }
    if (payload.at(0) >= MIN_TEXT_BYTE && payload.at(0) < Byte.MAX_VALUE) {
      String words = ForeignWords.text(payload).orElse("");
      return words.equals("OK") ? second(first, moment) : Optional.of(ForeignWords.refusal(words));
    }
    Status status = PayloadCodec.decodeStatus(payload);
    if (status.code().isOk()) {
      return second(first, moment);
    }
    if (status.code().code() == TEAMDEV_A_OK && payload.size() == 1) {
      boolean isLast = moment == Moment.END && size == first.end();
      return isLast ? denied(status) : second(first, moment);
    }
    return denied(status);
  }

  private static Optional<Answer> denied(Status status) {
    return Optional.of(new Denied(status.code(), status.reason()));
  }

  private Optional<Answer> second(Body first, Moment moment) {
    // Who announces the room and sends nothing at all left out more than the room.
    boolean roomless = first.roomless() && !first.payload().isEmpty();
    return body(first.end(), roomless, moment)
        .map(
            body -> {
              if (body.header().state() != State.Known.COMPLETE) {
                throw malformed("the answer has state " + body.header().state().code());
              }
              return granted(body, Optional.of(first));
            });
  }

  /**
   * There is nothing behind the first header. Where there is nothing that the second one announces
   * either, what follows it is a padded token.
   */
  private Optional<Answer> nyantarou(Body first, Moment moment) {
    int tokenAt = first.end() + TcrpHeader.LENGTH;
    if (size >= tokenAt
        && TcrpHeader.decode(Bytes.of(bytes, first.end(), TcrpHeader.LENGTH)).payloadSize() > 0) {
      return second(first, moment);
    }
    if (size < tokenAt + PADDED_TOKEN) {
      return moment == Moment.END && size == first.end()
          ? Optional.of(new Denied(StatusCode.Known.MALFORMED, ""))
          : more(moment);
    }
    int end = tokenAt + PADDED_TOKEN;
    while (end > tokenAt && bytes[end - 1] == 0) {
      end--;
    }
    Token token = Token.decode(Bytes.of(bytes, tokenAt, end - tokenAt));
    return Optional.of(new Granted(token.encode(), Optional.empty(), Dialect.NYANTAROU));
  }

  /**
   * The message at {@code offset}. Some announce the room and leave it out: then what stands there
   * is no room, or just the payload is there where an earlier message had no room either.
   */
  private Optional<Body> body(int offset, boolean roomless, Moment moment) {
    int at = offset + TcrpHeader.LENGTH;
    if (size < at) {
      return more(moment);
    }
    TcrpHeader header = TcrpHeader.decode(Bytes.of(bytes, offset, TcrpHeader.LENGTH));
    if (header.payloadSize() > ProtocolLimits.RESPONSE_PAYLOAD_MAX) {
      throw new ProtocolException(Fault.TOO_LARGE, "the answer is too long");
    }
    int named = header.roomNameSize();
    int length = (int) header.payloadSize();
    boolean leftOut = named > 0 && !mayBeRoom(at, named);
    if (roomless && size == at + length && moment != Moment.MORE) {
      leftOut = true;
    }
    int payloadAt = leftOut ? at : at + named;
    int end = payloadAt + length;
    if (size < end) {
      boolean silentlyLeftOut = length == 0 && moment == Moment.END && size == at;
      return silentlyLeftOut ? Optional.of(new Body(header, true, Bytes.EMPTY, at)) : more(moment);
    }
    return Optional.of(new Body(header, leftOut, Bytes.of(bytes, payloadAt, length), end));
  }

  private boolean mayBeRoom(int at, int named) {
    int there = Math.min(named, size - at);
    return named == room.size() && room.slice(0, there).equals(Bytes.of(bytes, at, there));
  }

  private Answer granted(Body body, Optional<Body> before) {
    Bytes payload = body.payload();
    if (PayloadCodec.isJsonObject(payload)) {
      boolean techcraft = body.header().operation().code() == TECHCRAFT_OPERATION;
      return JsonAnswer.of(payload)
          .answer(techcraft ? Dialect.TECHCRAFT : dialectBy(before.map(Body::payload)));
    }
    Token token = Token.decode(payload);
    return new Granted(token.encode(), Optional.empty(), dialect(token, body, before));
  }

  private static Dialect dialectBy(Optional<Bytes> status) {
    return status.filter(PayloadCodec::isJsonObject).isPresent() ? Dialect.KEVIN : Dialect.PLAIN;
  }

  private static Dialect dialect(Token token, Body body, Optional<Body> before) {
    if (before.isEmpty()) {
      return Dialect.PLAIN;
    }
    if (before.get().payload().isEmpty()) {
      return Dialect.UENOSHNJ;
    }
    if (before.get().payload().at(0) != 0) {
      return before.get().roomless() ? Dialect.TAKEO : Dialect.WS2026;
    }
    if (before.get().roomless()) {
      return Dialect.KANARYO;
    }
    boolean echoed = body.header().roomNameSize() > 0;
    return echoed && token.value().matches(UUID) ? Dialect.MODEL : Dialect.PLAIN;
  }

  /** Nothing yet, if more can come. */
  static <T> Optional<T> more(Moment moment) {
    if (moment == Moment.END) {
      throw malformed("the answer ends too early");
    }
    return Optional.empty();
  }

  private static ProtocolException malformed(String message) {
    return new ProtocolException(Fault.MALFORMED, message);
  }
}
