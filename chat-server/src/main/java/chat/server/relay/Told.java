package chat.server.relay;

import chat.protocol.RoomName;
import chat.protocol.Utterance;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.server.room.Audience;
import chat.server.room.Dispatch;
import chat.server.room.Member;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.RoomEvent.Spoke;
import chat.server.room.Tongue;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dispatch, encoded once for each tongue when it is told. */
final class Told implements Tidings {
  private final Dispatch dispatch;
  private @Nullable Tongue last;
  private List<ServerDatagram> inTheLast = List.of();
  private @Nullable IdentityHashMap<Tongue, List<ServerDatagram>> inOthers;

  Told(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  @Override
  public RoomName room() {
    return dispatch.room();
  }

  @Override
  public List<Member> members() {
    return dispatch.hearers().members();
  }

  @Override
  public boolean isForMany() {
    return dispatch.event() instanceof Happened || dispatch.event() instanceof Spoke;
  }

  @Override
  public int lines() {
    return dispatch.event() instanceof Happened(LogEntry(_, _, Happening.Said(_, Utterance text)))
        ? lines(text)
        : 1;
  }

  private static int lines(Utterance text) {
    return text.isPlain() ? 1 : lines(text.value());
  }

  private static int lines(String text) {
    int lines = 1;
    int newline = text.indexOf('\n');
    while (newline >= 0 && lines < Round.LINES_MAX) {
      lines++;
      newline = text.indexOf('\n', newline + 1);
    }
    return lines;
  }

  /** Whether it is an entry for all who read the log in a room. */
  boolean isForAllReaders() {
    return dispatch.event() instanceof Happened
        && switch (dispatch.hearers()) {
          case Audience.Everyone _ -> true;
          case Audience.Others(var _, Member one) -> !one.readsLog();
        };
  }

  /** Whether it confirms to one member what that said. */
  boolean isReceipt() {
    return dispatch.event() instanceof Framed(ServerFrame.Said _) && members().size() == 1;
  }

  /** How many bytes it takes among other entries; 0 if it is none. */
  int packedSize() {
    return dispatch.event() instanceof Happened(LogEntry entry) ? FrameCodec.packedSize(entry) : 0;
  }

  /** The entry, if it is one. */
  Stream<LogEntry> entries() {
    return dispatch.event() instanceof Happened(LogEntry entry) ? Stream.of(entry) : Stream.empty();
  }

  @Override
  public int post(Member member, Post post) {
    if (!dispatch.hearers().includes(member)) {
      return 0;
    }
    List<ServerDatagram> datagrams = in(member.tongue());
    for (int i = 0; i < datagrams.size(); i++) {
      post.send(member, datagrams.get(i).body());
    }
    return datagrams.size();
  }

  /** Most rooms have one tongue; in some each member has its own. */
  @SuppressWarnings("ReferenceEquality") // A tongue is itself, however alike two may be.
  private List<ServerDatagram> in(Tongue tongue) {
    if (last != tongue) {
      inTheLast = last == null ? tongue.hear(dispatch.event()) : inAnother(last, tongue);
      last = tongue;
    }
    return inTheLast;
  }

  private List<ServerDatagram> inAnother(Tongue before, Tongue tongue) {
    if (inOthers == null) {
      inOthers = new IdentityHashMap<>();
    }
    inOthers.put(before, inTheLast);
    return inOthers.computeIfAbsent(tongue, other -> other.hear(dispatch.event()));
  }
}
