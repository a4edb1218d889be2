package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.Utf8;
import chat.protocol.Utterance;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.Packer;
import chat.protocol.frame.Parting;
import chat.protocol.frame.Reply;
import chat.protocol.frame.ServerFrame;
import chat.protocol.frame.Span;
import chat.protocol.frame.Wish;
import chat.protocol.notice.Notice;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.RoomEvent.Repeated;
import chat.server.room.Routing.Dropped;
import chat.server.room.Routing.Routed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers the frames of those who speak the extension {@code log} (section 11). Not safe for
 * several threads at once: {@link RoomRegistry} has the lock.
 */
final class LogDesk {
  private final RoomBook book;
  private final Speaking speaking;

  LogDesk(RoomBook book, Speaking speaking) {
    this.book = book;
    this.speaking = speaking;
  }

  /**
   * {@code member} is in its room and sent {@code frame}.
   *
   * @param cost how many datagrams it takes in the plain protocol, if it says something to all
   */
  Routing hear(long now, Member member, LogSeat seat, ClientFrame frame, int cost) {
    return switch (frame) {
      case ClientFrame.Say(long id, Utterance text) ->
          isNext(seat, id) ? say(now, member, seat, id, text, cost) : receipt(member, seat);
      case ClientFrame.Ask(long id, Wish wish) ->
          isNext(seat, id) ? ask(now, member, seat, id, wish) : receipt(member, seat);
      case ClientFrame.Have _ -> head(member);
      case ClientFrame.Want(List<Span> spans) -> new Routed(missed(now, member, seat, spans));
      case ClientFrame.Leave() -> new Routed(leave(now, member));
    };
  }

  /** {@code member} was in its room until just now and sent {@code frame}. */
  Routing hearDeparted(long now, Member member, LogSeat seat, ClientFrame frame) {
    Parting why = seat.parting().orElse(Parting.UNKNOWN);
    if (why != Parting.CLOSED) {
      return new Routed(List.of(Partings.tell(member, why)));
    }
    return switch (frame) {
      case ClientFrame.Have(long seq) when seq >= member.room().log().newest() -> {
        book.departed().remove(member);
        yield new Routed(List.of(Partings.tell(member, why)));
      }
      case ClientFrame.Have _ -> head(member);
      case ClientFrame.Say(long id, var _) -> late(member, seat, id);
      case ClientFrame.Ask(long id, var _) -> late(member, seat, id);
      case ClientFrame.Want(List<Span> spans) -> new Routed(missed(now, member, seat, spans));
      case ClientFrame.Leave() -> new Routed(List.of(Partings.tell(member, why)));
    };
  }

  /** The newest number, for all who read the log of {@code room} and may have missed its end. */
  Dispatch head(Room room) {
    return new Dispatch(
        room.name(),
        new Framed(new ServerFrame.Head(room.log().newest())),
        book.isOpen(room)
            ? room.readers()
            : room.readers().stream().filter(book::mayHaveMissedTheEnd).toList());
  }

  private Routing say(long now, Member member, LogSeat seat, long id, Utterance text, int cost) {
    if (text.isEmpty()) {
      return taken(member, seat, new ServerFrame.Said(id, 0), id, List.of());
    }
    if (text.size() > FrameCodec.textMax()) {
      return new Dropped(DropReason.TOO_LARGE, List.of());
    }
    if (!speaking.may(now, member, cost)) {
      // It is not taken yet; the member sends it again.
      return new Dropped(DropReason.TOO_FAST, List.of());
    }
    Room room = member.room();
    Happening said = new Happening.Said(member.name(), text.kept());
    Dispatch told = book.note(now, room, said, room.all());
    return taken(member, seat, new ServerFrame.Said(id, room.log().newest()), id, List.of(told));
  }

  private Routing ask(long now, Member member, LogSeat seat, long id, Wish wish) {
    return switch (wish) {
      case Wish.Kick(var who) -> kick(now, member, seat, id, member.room().find(who));
      case Wish.Close() -> close(now, member, seat, id);
      case Wish.Whisper(var to, String text) ->
          whisper(now, member, seat, id, member.room().find(to), text);
      case Wish.Unknown _ -> declined(member, seat, id, Reply.Why.UNKNOWN_WISH);
    };
  }

  private Routing kick(long now, Member member, LogSeat seat, long id, Optional<Member> found) {
    if (!member.room().isHost(member)) {
      return declined(member, seat, id, Reply.Why.NOT_HOST);
    }
    if (found.isEmpty()) {
      return declined(member, seat, id, Reply.Why.NO_SUCH_MEMBER);
    }
    Member kicked = found.get();
    if (kicked == member) {
      return declined(member, seat, id, Reply.Why.YOURSELF);
    }
    List<Dispatch> dispatches = new ArrayList<>();
    dispatches.add(Partings.tell(kicked, Parting.KICKED));
    dispatches.addAll(
        book.remove(
            now,
            kicked,
            Parting.KICKED,
            new Happening.Kicked(kicked.name()),
            Notice.Cause.HOST_LEFT));
    return done(member, seat, id, dispatches);
  }

  private Routing close(long now, Member member, LogSeat seat, long id) {
    Room room = member.room();
    if (!room.isHost(member)) {
      return declined(member, seat, id, Reply.Why.NOT_HOST);
    }
    Dispatch closed = book.close(now, room, room.all(), Notice.Cause.HOST_CLOSED, Parting.CLOSED);
    return done(member, seat, id, List.of(closed));
  }

  private Routing whisper(
      long now, Member member, LogSeat seat, long id, Optional<Member> found, String text) {
    if (found.isEmpty()) {
      return declined(member, seat, id, Reply.Why.NO_SUCH_MEMBER);
    }
    Member to = found.get();
    if (to == member) {
      return declined(member, seat, id, Reply.Why.YOURSELF);
    }
    if (to.seat().isEmpty()) {
      return declined(member, seat, id, Reply.Why.CANNOT_HEAR);
    }
    if (text.isEmpty() || Utf8.size(text) > FrameCodec.textMax()) {
      return declined(member, seat, id, Reply.Why.OTHER);
    }
    if (!speaking.may(now, member, 1)) {
      return new Dropped(DropReason.TOO_FAST, List.of());
    }
    return done(member, seat, id, privately(now, member, to, text));
  }

  /** Each gets what it may read of it: the two their words, all others an empty number. */
  private List<Dispatch> privately(long now, Member from, Member to, String text) {
    Room room = from.room();
    Whisper whisper = book.noteWhispered(now, from, to, text);
    List<Member> rest =
        room.readers().stream().filter(other -> other != from && other != to).toList();
    List<Dispatch> dispatches = new ArrayList<>();
    dispatches.add(new Dispatch(room.name(), new Happened(whisper.to(to, text)), List.of(to)));
    dispatches.add(new Dispatch(room.name(), new Happened(whisper.to(from, text)), List.of(from)));
    if (!rest.isEmpty()) {
      dispatches.add(new Dispatch(room.name(), new Happened(whisper.hidden()), rest));
    }
    return dispatches;
  }

  private List<Dispatch> leave(long now, Member member) {
    List<Dispatch> dispatches = new ArrayList<>();
    dispatches.add(Partings.tell(member, Parting.LEFT));
    dispatches.addAll(
        book.remove(
            now, member, Parting.LEFT, new Happening.Left(member.name()), Notice.Cause.HOST_LEFT));
    return dispatches;
  }

  /**
   * As much of what {@code member} missed as it may be sent now; it asks again for the rest.
   * Whether it may is asked before anything is read: who may not must not cost that.
   */
  private static List<Dispatch> missed(long now, Member member, LogSeat seat, List<Span> spans) {
    RoomLog log = member.room().log();
    List<Dispatch> dispatches = new ArrayList<>();
    if (spans.getFirst().from() < log.oldest()) {
      dispatches.add(frame(member, new ServerFrame.Gone(log.oldest())));
    }
    Packer<Bytes> packer = new Packer<>(seat.maxDatagram(), Bytes::size);
    for (Span span : spans) {
      long last = Math.min(span.last(), log.newest());
      for (long seq = Math.max(span.from(), log.oldest()); seq <= last; seq++) {
        if (packer.isEmpty() && !mayReply(now, member, seat)) {
          return dispatches;
        }
        Bytes entry = log.at(seq, member);
        if (!packer.offer(entry)) {
          dispatches.add(repeated(member, packer.take()));
          if (!mayReply(now, member, seat)) {
            return dispatches;
          }
          var _ = packer.offer(entry);
        }
      }
    }
    if (!packer.isEmpty()) {
      dispatches.add(repeated(member, packer.take()));
    }
    return dispatches;
  }

  private static Dispatch repeated(Member member, List<Bytes> entries) {
    return new Dispatch(
        member.roomName(), new Repeated(FrameCodec.repeat(entries)), List.of(member));
  }

  /** Each member has its own measure, and all of a room together one as large as for their talk. */
  private static boolean mayReply(long now, Member member, LogSeat seat) {
    return seat.mayReply(now) && member.room().mayReply(now);
  }

  private Routing declined(Member member, LogSeat seat, long id, Reply.Why why) {
    Reply reply = new Reply.Declined(why, Partings.reason(why));
    return taken(member, seat, new ServerFrame.Answer(id, reply), id, List.of());
  }

  private Routing done(Member member, LogSeat seat, long id, List<Dispatch> dispatches) {
    return taken(member, seat, new ServerFrame.Answer(id, new Reply.Done()), id, dispatches);
  }

  private static Routing taken(
      Member member, LogSeat seat, ServerFrame receipt, long id, List<Dispatch> dispatches) {
    seat.take(id, receipt);
    List<Dispatch> all = new ArrayList<>(dispatches);
    all.add(frame(member, receipt));
    return new Routed(all);
  }

  /** What was taken is confirmed still; what was not will never be, and HEAD tells why. */
  private static Routing late(Member member, LogSeat seat, long id) {
    return id <= seat.taken() ? receipt(member, seat) : head(member);
  }

  private static boolean isNext(LogSeat seat, long id) {
    return id == seat.taken() + 1;
  }

  private static Routing receipt(Member member, LogSeat seat) {
    return new Routed(List.of(frame(member, seat.receipt())));
  }

  private static Routing head(Member member) {
    return new Routed(List.of(frame(member, new ServerFrame.Head(member.room().log().newest()))));
  }

  private static Dispatch frame(Member member, ServerFrame frame) {
    return new Dispatch(member.roomName(), new Framed(frame), List.of(member));
  }
}
