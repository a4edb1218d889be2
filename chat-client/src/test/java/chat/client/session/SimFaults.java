package chat.client.session;

import chat.client.session.SessionState.Action;
import chat.protocol.Bytes;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.datagram.ClientDatagram;
import chat.protocol.frame.ClientFrame;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Mistakes that somebody could make in the machines of either end, as seen from outside. */
final class SimFaults {
  private SimFaults() {}

  /** A reader that shows whatever comes. */
  static final class NoDedup implements SimFault {
    private final Set<String> shown = new HashSet<>();

    @Override
    public List<Action> hears(String member, Bytes body, Supplier<List<Action>> rightly) {
      List<Action> actions = new ArrayList<>(rightly.get());
      if (FrameCodec.isFrame(body)
          && FrameCodec.decodeServer(body) instanceof ServerFrame.Event(LogEntry entry)
          && !shown.add(member + " " + entry.seq())) {
        actions.add(new Action.Tell(new SessionEvent.Happened(entry)));
      }
      return actions;
    }
  }

  /** A reader that does not wait for what is missing. */
  static final class NoOrder implements SimFault {
    @Override
    public List<Action> hears(String member, Bytes body, Supplier<List<Action>> rightly) {
      if (FrameCodec.isFrame(body)
          && FrameCodec.decodeServer(body) instanceof ServerFrame.Event(LogEntry entry)) {
        return List.of(new Action.Tell(new SessionEvent.Happened(entry)));
      }
      return rightly.get();
    }
  }

  /** A speaker that says each thing once and hopes. */
  static final class NoTimer implements SimFault {
    private final Map<String, Long> said = new HashMap<>();

    @Override
    public List<Bytes> leaves(String member, Bytes body) {
      if (FrameCodec.decodeClient(body) instanceof ClientFrame.Say(long id, var _)) {
        boolean again = id <= said.getOrDefault(member, 0L);
        said.put(member, id);
        return again ? List.of() : List.of(body);
      }
      return List.of(body);
    }
  }

  /** A client that asks for what is missing only once. */
  static final class NoPatience implements SimFault {
    private final Set<Bytes> asked = new HashSet<>();

    @Override
    public List<Bytes> leaves(String member, Bytes body) {
      boolean again = FrameCodec.decodeClient(body) instanceof ClientFrame.Want && !asked.add(body);
      return again ? List.of() : List.of(body);
    }
  }

  /** A client that calls all the time. */
  static final class Storm implements SimFault {
    @Override
    public List<Bytes> leaves(String member, Bytes body) {
      return FrameCodec.decodeClient(body) instanceof ClientFrame.Have
          ? Collections.nCopies(3, body)
          : List.of(body);
    }
  }

  /** A server that takes any id for the next. */
  static final class AnyId implements SimFault {
    private final Map<Token, Long> next = new HashMap<>();

    @Override
    public ClientDatagram reaches(ClientDatagram datagram) {
      if (FrameCodec.isFrame(datagram.body())
          && FrameCodec.decodeClient(datagram.body())
              instanceof ClientFrame.Say(long _, var text)) {
        long id = next.merge(datagram.token(), 1L, Long::sum);
        return new ClientDatagram(
            datagram.room(), datagram.token(), FrameCodec.encode(new ClientFrame.Say(id, text)));
      }
      return datagram;
    }
  }

  /** A server that answers an old WANT with the entries of other numbers. */
  static SimFault wrongEntries() {
    return changed(
        frame ->
            frame instanceof ServerFrame.Pack(List<LogEntry> entries)
                ? new ServerFrame.Pack(rotated(entries))
                : frame);
  }

  private static List<LogEntry> rotated(List<LogEntry> entries) {
    List<LogEntry> wrong = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      LogEntry entry = entries.get(i);
      wrong.add(
          new LogEntry(entry.seq(), entry.time(), entries.get((i + 1) % entries.size()).what()));
    }
    return wrong;
  }

  /** A server that lets everybody read what was said to one. */
  static SimFault noSecrets() {
    Map<Long, LogEntry> secrets = new HashMap<>();
    return changed(
        frame -> {
          if (frame instanceof ServerFrame.Event(LogEntry entry)) {
            if (entry.what() instanceof Happening.Whispered) {
              secrets.put(entry.seq(), entry);
            }
            return entry.what() instanceof Happening.Nothing
                ? new ServerFrame.Event(secrets.getOrDefault(entry.seq(), entry))
                : frame;
          }
          return frame;
        });
  }

  /** A server that stamps the wrong name. */
  static SimFault wrongSpeaker() {
    UserName wrong = new UserName("m0");
    return changed(
        frame ->
            frame instanceof ServerFrame.Event(LogEntry(long seq, var time, Happening.Said said))
                ? new ServerFrame.Event(
                    new LogEntry(seq, time, new Happening.Said(wrong, said.text())))
                : frame);
  }

  /** A server that confirms what it has not taken. */
  static SimFault hastyReceipt() {
    return changed(
        frame ->
            frame instanceof ServerFrame.Said(long id, long seq)
                ? new ServerFrame.Said(id + 1, seq)
                : frame);
  }

  /** A server that says of too much that it is not kept any more. */
  static SimFault forgetful() {
    return changed(
        frame ->
            frame instanceof ServerFrame.Pack(List<LogEntry> entries)
                ? new ServerFrame.Gone(entries.getLast().seq())
                : frame);
  }

  /** A server that never says {@code kind}. */
  static SimFault never(Class<? extends ServerFrame> kind) {
    return new SimFault() {
      @Override
      public List<Bytes> answers(String member, Bytes body) {
        boolean is = FrameCodec.isFrame(body) && kind.isInstance(FrameCodec.decodeServer(body));
        return is ? List.of() : List.of(body);
      }
    };
  }

  private static SimFault changed(UnaryOperator<ServerFrame> change) {
    return new SimFault() {
      @Override
      public List<Bytes> answers(String member, Bytes body) {
        return FrameCodec.isFrame(body)
            ? List.of(FrameCodec.encode(change.apply(FrameCodec.decodeServer(body))))
            : List.of(body);
      }
    };
  }
}
