package chat.protocol.frame;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.Utterance;
import chat.protocol.notice.Notice.Cause;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;

/**
 * The bytes of a {@link LogEntry}: what an EVENT holds, and each part of EVENTS or a PACK (section
 * 11.4).
 */
final class EntryCodec {
  private static final int FIXED = 2 * Long.BYTES + 2;
  private static final VarHandle NUMBER =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int NOTHING = 0;
  private static final int SAID = 1;
  private static final int JOINED = 2;
  private static final int LEFT = 3;
  private static final int TIMED_OUT = 4;
  private static final int KICKED = 5;
  private static final int CLOSED = 6;
  private static final int WHISPERED = 7;
  private static final int WHISPERED_TO = 8;

  private EntryCodec() {}

  /**
   * Writes the {@link #size(LogEntry)} bytes of {@code entry} into {@code out} at {@code offset}
   * and answers the offset behind them.
   */
  static int write(LogEntry entry, byte[] out, int offset) {
    Happening what = entry.what();
    return write(entry.seq(), entry.time(), type(what), name(what), text(what), out, offset);
  }

  /** The same for an entry that says that {@code who} said {@code text}, which need not be made. */
  static int writeSaid(
      long seq, Instant time, UserName who, Utterance text, byte[] out, int offset) {
    return write(seq, time, SAID, who.value(), text.utf8(), out, offset);
  }

  private static int write(
      long seq, Instant time, int type, String name, Bytes text, byte[] out, int offset) {
    NUMBER.set(out, offset, seq);
    NUMBER.set(out, offset + Long.BYTES, time.toEpochMilli());
    int nameAt = offset + FIXED;
    int textAt = Utf8.put(name, out, nameAt);
    out[nameAt - 2] = (byte) type;
    out[nameAt - 1] = (byte) (textAt - nameAt);
    return text.copyTo(out, textAt);
  }

  static int size(LogEntry entry) {
    return size(name(entry.what()), text(entry.what()));
  }

  /** That of an entry that says that {@code who} said {@code text}. */
  static int sizeSaid(UserName who, Utterance text) {
    return size(who.value(), text.utf8());
  }

  private static int size(String name, Bytes text) {
    return FIXED + Utf8.size(name) + text.size();
  }

  static LogEntry decode(Bytes bytes) {
    Cursor in = new Cursor(bytes);
    long seq = in.u63();
    if (seq == 0) {
      throw malformed("the first number is 1");
    }
    Instant time = Instant.ofEpochMilli(in.u63());
    int type = in.u8();
    Bytes name = in.take(in.u8());
    return new LogEntry(seq, time, readable(type, name, in.rest()));
  }

  /**
   * A name or text that cannot be one takes nothing but itself away: who refused the entry would
   * ask for it for ever, and never get past it.
   */
  private static Happening readable(int type, Bytes name, Bytes text) {
    try {
      return happening(type, name, text);
    } catch (ProtocolException e) {
      return new Happening.Unknown(type);
    }
  }

  private static int type(Happening what) {
    return switch (what) {
      case Happening.Nothing _ -> NOTHING;
      case Happening.Said _ -> SAID;
      case Happening.Joined _ -> JOINED;
      case Happening.Left _ -> LEFT;
      case Happening.TimedOut _ -> TIMED_OUT;
      case Happening.Kicked _ -> KICKED;
      case Happening.Closed _ -> CLOSED;
      case Happening.Whispered _ -> WHISPERED;
      case Happening.WhisperedTo _ -> WHISPERED_TO;
      case Happening.Unknown(int type) -> type;
    };
  }

  /** The name that travels with it; it may be empty. */
  private static String name(Happening what) {
    return switch (what) {
      case Happening.Said(UserName who, var _) -> who.value();
      case Happening.Joined(UserName who) -> who.value();
      case Happening.Left(UserName who) -> who.value();
      case Happening.TimedOut(UserName who) -> who.value();
      case Happening.Kicked(UserName who) -> who.value();
      case Happening.Whispered(UserName from, var _) -> from.value();
      case Happening.WhisperedTo(UserName to, var _) -> to.value();
      case Happening.Nothing _, Happening.Closed _, Happening.Unknown _ -> "";
    };
  }

  /** The text that travels with it; it may be empty. */
  private static Bytes text(Happening what) {
    return switch (what) {
      case Happening.Said(var _, Utterance text) -> text.utf8();
      case Happening.Whispered(var _, String text) -> Bytes.utf8(text);
      case Happening.WhisperedTo(var _, String text) -> Bytes.utf8(text);
      case Happening.Closed(Cause cause) -> Bytes.of((byte) code(cause));
      case Happening.Nothing _,
          Happening.Joined _,
          Happening.Left _,
          Happening.TimedOut _,
          Happening.Kicked _,
          Happening.Unknown _ ->
          Bytes.EMPTY;
    };
  }

  private static Happening happening(int type, Bytes name, Bytes text) {
    return switch (type) {
      case NOTHING -> new Happening.Nothing();
      case SAID -> new Happening.Said(UserName.decode(name), Utterance.decode(text));
      case JOINED -> new Happening.Joined(UserName.decode(name));
      case LEFT -> new Happening.Left(UserName.decode(name));
      case TIMED_OUT -> new Happening.TimedOut(UserName.decode(name));
      case KICKED -> new Happening.Kicked(UserName.decode(name));
      case CLOSED -> new Happening.Closed(cause(text));
      case WHISPERED -> new Happening.Whispered(UserName.decode(name), text.asUtf8());
      case WHISPERED_TO -> new Happening.WhisperedTo(UserName.decode(name), text.asUtf8());
      default -> new Happening.Unknown(type);
    };
  }

  private static int code(Cause cause) {
    return switch (cause) {
      case HOST_LEFT -> 0;
      case HOST_TIMED_OUT -> 1;
      case SERVER_STOPPING -> 2;
      case HOST_CLOSED -> 3;
    };
  }

  private static Cause cause(Bytes text) {
    int code = text.size() == 1 ? text.at(0) : 0;
    for (Cause cause : Cause.values()) {
      if (code(cause) == code) {
        return cause;
      }
    }
    // Whatever the reason, the room is gone.
    return Cause.HOST_LEFT;
  }

  private static ProtocolException malformed(String message) {
    return new ProtocolException(Fault.MALFORMED, message);
  }
}
