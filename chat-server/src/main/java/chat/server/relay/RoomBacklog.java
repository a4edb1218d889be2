package chat.server.relay;

import chat.protocol.RoomName;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.server.room.Audience;
import chat.server.room.Dispatch;
import chat.server.room.Member;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one room has yet to be told, in its order. Who reads the log gets what has piled up in as
 * few datagrams as it fits into; nothing waits for that.
 */
final class RoomBacklog {
  private final RoomName name;
  private final Deque<Dispatch> waiting = new ArrayDeque<>();
  private final Deque<Round> rounds = new ArrayDeque<>();

  private int waitingForMany;
  private long added;
  private long toldBefore;

  RoomBacklog(RoomName name) {
    this.name = name;
  }

  RoomName name() {
    return name;
  }

  void add(Dispatch dispatch) {
    added++;
    waiting.add(dispatch);
    waitingForMany += isEntry(dispatch) ? 1 : 0;
  }

  /** How many were ever added; so this is the number of the last one. */
  long added() {
    return added;
  }

  /** Whether the thing with this number has been told, and so all before it. */
  boolean isTold(long number) {
    return number <= (rounds.isEmpty() ? begun() : toldBefore);
  }

  private long begun() {
    return added - waiting.size();
  }

  /** How many things wait that were not begun to be told. */
  int waiting() {
    return waiting.size();
  }

  /** How many of them many are to hear of. */
  int waitingForMany() {
    return waitingForMany;
  }

  boolean isEmpty() {
    return waiting.isEmpty() && rounds.isEmpty();
  }

  /** Sends about {@code most} datagrams, less if there are no more. Answers how many it sent. */
  int send(int most, Post post) {
    int sent = 0;
    while (sent < most && !isEmpty()) {
      if (rounds.isEmpty()) {
        begin();
      }
      Round round = rounds.element();
      try {
        sent += round.go(most - sent, post);
      } finally {
        if (round.isDone()) {
          rounds.remove();
        }
      }
    }
    return sent;
  }

  private void begin() {
    toldBefore = begun();
    Dispatch first = next();
    List<Member> members = first.hearers().members();
    if (isForAllReaders(first)) {
      begin(first, members, takeReceipts());
    } else if (waiting.isEmpty() || largestDatagram(members) > 0) {
      rounds.add(round(first, members));
    } else {
      inARow(first, members);
    }
  }

  /** What goes alone does not wait for a look at all who hear it. */
  private void begin(Dispatch first, List<Member> members, Map<Member, Dispatch> receipts) {
    if (waiting.isEmpty() || !isForAllReaders(waiting.element())) {
      alone(first, members, receipts);
      return;
    }
    int page = largestDatagram(members);
    if (page > 0) {
      together(first, members, page, receipts);
    } else if (receipts.isEmpty()) {
      inARow(first, members);
    } else {
      alone(first, members, receipts);
    }
  }

  /** Those that are the next in turn; one receipt confirms all before it. */
  private Map<Member, Dispatch> takeReceipts() {
    if (waiting.isEmpty() || !isReceipt(waiting.element())) {
      return Map.of();
    }
    Map<Member, Dispatch> receipts = new LinkedHashMap<>();
    takeReceipts(receipts);
    return receipts;
  }

  private void takeReceipts(Map<Member, Dispatch> receipts) {
    while (!waiting.isEmpty() && isReceipt(waiting.element())) {
      Dispatch receipt = next();
      receipts.put(receipt.hearers().members().getFirst(), receipt);
    }
  }

  /** {@code first}, and what follows it and goes to the same members. */
  private void inARow(Dispatch first, List<Member> members) {
    Row row = new Row();
    row.add(first, told(first));
    while (!waiting.isEmpty()
        && waiting.element().hearers().members().equals(members)
        && row.takes(waiting.element())) {
      Dispatch next = next();
      row.add(next, told(next));
    }
    rounds.add(row.round(members));
  }

  /** The largest datagram that one of them wants; 0 if nobody reads the log. */
  private static int largestDatagram(List<Member> members) {
    int largest = 0;
    for (int i = 0; i < members.size(); i++) {
      largest = Math.max(largest, members.get(i).datagramMax());
    }
    return largest;
  }

  private Dispatch next() {
    Dispatch next = waiting.remove();
    waitingForMany -= isEntry(next) ? 1 : 0;
    return next;
  }

  /**
   * {@code first} and what follows it and goes into the same datagram. No more: while that is on
   * its way, more may come to fill the next one.
   */
  private void together(
      Dispatch first, List<Member> members, int page, Map<Member, Dispatch> firstReceipts) {
    List<Dispatch> entries = new ArrayList<>();
    Map<Member, Dispatch> receipts =
        firstReceipts.isEmpty() ? new LinkedHashMap<>() : firstReceipts;
    entries.add(first);
    int size = FrameCodec.HEADER_SIZE + size(first);
    while (!waiting.isEmpty()) {
      Dispatch next = waiting.element();
      size += size(next);
      if (!isForAllReaders(next) || !next.hearers().members().equals(members) || size > page) {
        break;
      }
      entries.add(next());
      takeReceipts(receipts);
    }
    if (entries.size() == 1) {
      alone(first, members, receipts);
    } else {
      tell(entries, members);
      receipts.forEach((member, receipt) -> rounds.add(round(receipt, List.of(member))));
    }
  }

  /** Who gets a receipt most likely said it, and hears it after those who do not know it yet. */
  private void alone(Dispatch entry, List<Member> members, Map<Member, Dispatch> receipts) {
    if (receipts.isEmpty()) {
      rounds.add(round(entry, members));
      return;
    }
    Letter.Told told = told(entry);
    Letter.Postponed others = new Letter.Postponed(told, receipts.keySet());
    rounds.add(new Round(List.of(others), members));
    receipts.forEach(
        (member, receipt) ->
            rounds.add(new Round(List.of(others.later(), told(receipt)), List.of(member))));
  }

  private void tell(List<Dispatch> dispatches, List<Member> members) {
    Bundle bundle = new Bundle(dispatches.stream().flatMap(RoomBacklog::entry).toList(), members);
    rounds.add(
        new Round(
            IntStream.range(0, bundle.pages())
                .<Letter>mapToObj(page -> new Letter.Page(bundle, page))
                .toList(),
            members));
    if (!members.stream().allMatch(Member::readsLog)) {
      tellUnbundled(dispatches, members);
    }
  }

  private void tellUnbundled(List<Dispatch> dispatches, List<Member> members) {
    Row row = new Row();
    for (Dispatch dispatch : dispatches) {
      if (!row.takes(dispatch)) {
        rounds.add(row.round(members));
        row = new Row();
      }
      row.add(dispatch, new Letter.Unbundled(told(dispatch)));
    }
    rounds.add(row.round(members));
  }

  private static Round round(Dispatch dispatch, List<Member> members) {
    return new Round(List.of(told(dispatch)), members);
  }

  private static Letter.Told told(Dispatch dispatch) {
    return new Letter.Told(dispatch.event(), dispatch.hearers());
  }

  private static boolean isEntry(Dispatch dispatch) {
    return dispatch.event() instanceof Happened;
  }

  /** An entry for all who read the log in a room. */
  private static boolean isForAllReaders(Dispatch dispatch) {
    return isEntry(dispatch)
        && switch (dispatch.hearers()) {
          case Audience.Everyone _ -> true;
          case Audience.Others(var _, Member one) -> !one.readsLog();
        };
  }

  private static boolean isReceipt(Dispatch dispatch) {
    return dispatch.event() instanceof Framed(ServerFrame.Said _)
        && dispatch.hearers().members().size() == 1;
  }

  private static int size(Dispatch dispatch) {
    return dispatch.event() instanceof Happened(LogEntry entry) ? FrameCodec.packedSize(entry) : 0;
  }

  private static Stream<LogEntry> entry(Dispatch dispatch) {
    return dispatch.event() instanceof Happened(LogEntry entry) ? Stream.of(entry) : Stream.empty();
  }
}
