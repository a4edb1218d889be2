package chat.protocol.frame;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.Pieces;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.Utterance;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a frame: the body of a datagram that begins with 0x00 (section 11.2). Decoding turns
 * any bytes into a value or a {@link ProtocolException}.
 */
public final class FrameCodec {
  /** What each frame begins with: 0x00 and its type. */
  public static final int HEADER_SIZE = 2;

  /** An EVENT without its name and text. */
  public static final int EVENT_OVERHEAD =
      HEADER_SIZE + 2 * Long.BYTES + 2; // number, time; type and size of the name

  /** A SAY without its text. */
  public static final int SAY_OVERHEAD = HEADER_SIZE + Integer.BYTES;

  /** How many spans a WANT may name. */
  public static final int SPANS_MAX = 100;

  private static final int MARK = 0x00;
  private static final int SAY = 0x01;
  private static final int HAVE = 0x02;
  private static final int WANT = 0x03;
  private static final int LEAVE = 0x04;
  private static final int ASK = 0x05;
  private static final int EVENT = 0x81;
  private static final int SAID = 0x82;
  private static final int HEAD = 0x83;
  private static final int GONE = 0x84;
  private static final int ANSWER = 0x85;
  private static final int PACK = 0x86;
  private static final int EVENTS = 0x87;
  private static final int BYE = 0x8F;

  private static final int SPAN_SIZE = Long.BYTES + Short.BYTES;

  private FrameCodec() {}

  /** Whether {@code body} is to be read as a frame. */
  public static boolean isFrame(Bytes body) {
    return !body.isEmpty() && body.at(0) == MARK;
  }

  /** The frame as it travels. */
  public static Bytes encode(ClientFrame frame) {
    return switch (frame) {
      case ClientFrame.Say(long id, Utterance text) ->
          Bytes.of(head(SAY, Integer.BYTES).putInt((int) id).array()).plus(text.utf8());
      case ClientFrame.Have(long seq) -> number(HAVE, seq);
      case ClientFrame.Want(List<Span> spans) -> want(spans);
      case ClientFrame.Leave() -> Bytes.of(head(LEAVE, 0).array());
      case ClientFrame.Ask(long id, Wish wish) ->
          Bytes.of(head(ASK, Integer.BYTES).putInt((int) id).array()).plus(WishJson.write(wish));
    };
  }

  /** The frame as it travels. */
  public static Bytes encode(ServerFrame frame) {
    return switch (frame) {
      case ServerFrame.Event(LogEntry entry) -> event(entry);
      case ServerFrame.Said(long id, long seq) ->
          Bytes.of(head(SAID, Integer.BYTES + Long.BYTES).putInt((int) id).putLong(seq).array());
      case ServerFrame.Head(long newest) -> number(HEAD, newest);
      case ServerFrame.Gone(long oldest) -> number(GONE, oldest);
      case ServerFrame.Answer(long id, Reply reply) ->
          Bytes.of(head(ANSWER, Integer.BYTES).putInt((int) id).array())
              .plus(WishJson.write(reply));
      case ServerFrame.Pack(List<LogEntry> entries) -> several(PACK, entries);
      case ServerFrame.Events(List<LogEntry> entries) -> several(EVENTS, entries);
      case ServerFrame.Bye(Parting why, String text) ->
          Bytes.of(head(BYE, 1).put((byte) why.code()).array()).plus(Bytes.utf8(text));
    };
  }

  /** How many bytes an entry takes within a PACK or EVENTS, its size field included. */
  public static int packedSize(LogEntry entry) {
    return Short.BYTES + EntryCodec.size(entry);
  }

  /** The same for an entry that says that {@code who} said {@code text}. */
  public static int packedSize(UserName who, Utterance text) {
    return Short.BYTES + EntryCodec.sizeSaid(who, text);
  }

  /** {@code entry} as it stands within a PACK or EVENTS: {@link #packedSize(LogEntry)} bytes. */
  public static Bytes pack(LogEntry entry) {
    return Bytes.written(packedSize(entry), out -> pack(entry, out, 0));
  }

  /**
   * Writes {@code entry} as it stands within a PACK or EVENTS into {@code target} at {@code
   * offset}, and answers the offset behind it.
   */
  public static int pack(LogEntry entry, byte[] target, int offset) {
    return sized(target, offset, EntryCodec.write(entry, target, offset + Short.BYTES));
  }

  /**
   * The same for an entry that says that {@code who} said {@code text}: so one who keeps what
   * travels need not make an entry for that.
   */
  public static int pack(
      long seq, Instant time, UserName who, Utterance text, byte[] target, int offset) {
    int end = EntryCodec.writeSaid(seq, time, who, text, target, offset + Short.BYTES);
    return sized(target, offset, end);
  }

  /** Puts its size in front of what ends there, and answers where that is. */
  private static int sized(byte[] target, int offset, int end) {
    int size = end - offset - Short.BYTES;
    target[offset] = (byte) (size >>> Byte.SIZE);
    target[offset + 1] = (byte) size;
    return end;
  }

  /**
   * The frame that answers a WANT with these entries, each as it stands within a PACK: that, even
   * if it is a single one, so that its reader knows it for an answer; an EVENT if it is too large.
   */
  public static Bytes repeat(List<Bytes> packed) {
    int size = HEADER_SIZE;
    for (Bytes entry : packed) {
      size += entry.size();
    }
    return size <= ProtocolLimits.SERVER_DATAGRAM_MAX ? together(size, packed) : alone(packed);
  }

  private static Bytes together(int size, List<Bytes> packed) {
    return Bytes.written(
        size,
        out -> {
          int end = begin(PACK, out);
          for (Bytes entry : packed) {
            end = entry.copyTo(out, end);
          }
        });
  }

  private static Bytes alone(List<Bytes> packed) {
    Bytes entry = packed.getFirst();
    return Bytes.of((byte) MARK, (byte) EVENT).plus(entry.slice(Short.BYTES, entry.size()));
  }

  /**
   * Reads one entry as it stands within a PACK or EVENTS.
   *
   * @throws ProtocolException {@link Fault#MALFORMED} also when these are more or fewer bytes
   */
  public static LogEntry unpack(Bytes packed) {
    Cursor in = new Cursor(packed);
    return in.last(EntryCodec.decode(in.take(in.u16())));
  }

  /** How many bytes an EVENT with this entry takes. */
  public static int eventSize(LogEntry entry) {
    return HEADER_SIZE + EntryCodec.size(entry);
  }

  /**
   * How many bytes of text one entry can hold so that an EVENT fits into a datagram of the server,
   * whoever the two are that it names.
   */
  public static int textMax() {
    return ProtocolLimits.SERVER_DATAGRAM_MAX - EVENT_OVERHEAD - ProtocolLimits.USER_NAME_MAX;
  }

  /** Whether an EVENT can hold all that {@code speaker} said. */
  public static boolean fits(UserName speaker, Utterance text) {
    return text.size() <= textMax(speaker);
  }

  /** What {@code speaker} said, in as few texts as fit into an EVENT each. */
  public static List<Utterance> texts(UserName speaker, Utterance text) {
    return fits(speaker, text)
        ? List.of(text)
        : Pieces.of(text.value(), textMax(speaker)).stream().map(Utterance::of).toList();
  }

  private static int textMax(UserName speaker) {
    return ProtocolLimits.SERVER_DATAGRAM_MAX - EVENT_OVERHEAD - Utf8.size(speaker.value());
  }

  /**
   * Reads what a member sent.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}, {@link Fault#NOT_UTF8}, {@link
   *     Fault#BAD_USER_NAME}
   */
  public static ClientFrame decodeClient(Bytes body) {
    Cursor in = open(body);
    return switch (in.u8()) {
      case SAY -> new ClientFrame.Say(id(in), text(in));
      case HAVE -> in.last(new ClientFrame.Have(in.u63()));
      case WANT -> new ClientFrame.Want(spans(in));
      case LEAVE -> in.last(new ClientFrame.Leave());
      case ASK -> new ClientFrame.Ask(id(in), WishJson.readWish(in.rest()));
      default -> throw malformed("there is no such frame");
    };
  }

  /**
   * Reads what a server sent.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}, {@link Fault#NOT_UTF8}
   */
  public static ServerFrame decodeServer(Bytes body) {
    Cursor in = open(body);
    return switch (in.u8()) {
      case EVENT -> new ServerFrame.Event(EntryCodec.decode(in.rest()));
      case SAID -> in.last(new ServerFrame.Said(in.u32(), in.u63()));
      case HEAD -> in.last(new ServerFrame.Head(in.u63()));
      case GONE -> in.last(new ServerFrame.Gone(in.u63()));
      case ANSWER -> new ServerFrame.Answer(id(in), WishJson.readReply(in.rest()));
      case PACK -> new ServerFrame.Pack(packed(in));
      case EVENTS -> new ServerFrame.Events(packed(in));
      case BYE -> new ServerFrame.Bye(Parting.of(in.u8()), in.rest().asUtf8());
      default -> throw malformed("there is no such frame");
    };
  }

  private static Cursor open(Bytes body) {
    Cursor in = new Cursor(body);
    if (in.u8() != MARK) {
      throw malformed("a frame begins with 0x00");
    }
    return in;
  }

  private static Bytes event(LogEntry entry) {
    return Bytes.written(eventSize(entry), out -> EntryCodec.write(entry, out, begin(EVENT, out)));
  }

  private static Bytes want(List<Span> spans) {
    byte[] bytes = new byte[HEADER_SIZE + spans.size() * SPAN_SIZE];
    ByteBuffer out = head(WANT, bytes);
    spans.forEach(span -> out.putLong(span.from()).putShort((short) span.count()));
    return Bytes.of(bytes);
  }

  private static List<Span> spans(Cursor in) {
    List<Span> spans = new ArrayList<>();
    do {
      long from = in.u63();
      int count = in.u16();
      if (count == 0 || from == 0 || from > Long.MAX_VALUE - Span.COUNT_MAX) {
        throw malformed("a span has a first number and a count");
      }
      spans.add(new Span(from, count));
    } while (!in.isAtEnd() && spans.size() < SPANS_MAX);
    return in.last(spans);
  }

  private static Bytes several(int type, List<LogEntry> entries) {
    int size = HEADER_SIZE;
    for (LogEntry entry : entries) {
      size += packedSize(entry);
    }
    return Bytes.written(
        size,
        out -> {
          int end = begin(type, out);
          for (LogEntry entry : entries) {
            end = pack(entry, out, end);
          }
        });
  }

  private static List<LogEntry> packed(Cursor in) {
    List<LogEntry> entries = new ArrayList<>();
    while (!in.isAtEnd()) {
      entries.add(EntryCodec.decode(in.take(in.u16())));
    }
    return entries;
  }

  private static long id(Cursor in) {
    long id = in.u32();
    if (id == 0) {
      throw malformed("an id is 1 or more");
    }
    return id;
  }

  private static Utterance text(Cursor in) {
    Bytes text = in.rest();
    if (text.isEmpty()) {
      throw malformed("there is no text");
    }
    return Utterance.decode(text);
  }

  private static Bytes number(int type, long value) {
    return Bytes.of(head(type, Long.BYTES).putLong(value).array());
  }

  private static ByteBuffer head(int type, int size) {
    return head(type, new byte[HEADER_SIZE + size]);
  }

  private static ByteBuffer head(int type, byte[] bytes) {
    int end = begin(type, bytes);
    return ByteBuffer.wrap(bytes).position(end);
  }

  /** Writes the beginning of a frame, and answers where that ends. */
  private static int begin(int type, byte[] out) {
    out[0] = MARK;
    out[1] = (byte) type;
    return HEADER_SIZE;
  }

  private static ProtocolException malformed(String message) {
    return new ProtocolException(Fault.MALFORMED, message);
  }
}
