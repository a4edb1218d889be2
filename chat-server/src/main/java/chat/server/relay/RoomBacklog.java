package chat.server.relay;

import chat.protocol.RoomName;
import chat.protocol.frame.FrameCodec;
import chat.server.room.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one room has yet to be told, in its order. Who reads the log gets what has piled up in as
 * few datagrams as it fits into; nothing waits for that.
 */
final class RoomBacklog {
  private final RoomName name;
  private final Slips slips;
  private final Deque<Tidings> waiting = new ArrayDeque<>();
  private final Deque<Round> rounds = new ArrayDeque<>();

  /** One that is done, to go again. */
  private @Nullable Round spare;

  private int waitingForMany;
  private long added;
  private long toldBefore;

  /** Nothing waits; slips that were told go back to {@code slips}. */
  RoomBacklog(RoomName name, Slips slips) {
    this.name = name;
    this.slips = slips;
  }

  RoomName name() {
    return name;
  }

  void add(Tidings tidings) {
    added++;
    waiting.add(tidings);
    waitingForMany += tidings.isForMany() ? 1 : 0;
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
          round.end(slips);
          spare = round;
        }
      }
    }
    return sent;
  }

  private void begin() {
    toldBefore = begun();
    switch (next()) {
      case Slip slip -> inARow(slip);
      case Told told when told.isForAllReaders() -> begin(told, takeReceipts());
      case Told told when waiting.isEmpty() || largestDatagram(told.members()) > 0 -> tell(told);
      case Told told -> inARow(told);
    }
  }

  /** What goes alone does not wait for a look at all who hear it. */
  private void begin(Told first, Map<Member, Told> receipts) {
    if (waiting.peek() instanceof Slip && receipts.isEmpty()) {
      // Where that goes to the same members, none of them reads the log.
      inARow(first);
      return;
    }
    if (!isForAllReaders(waiting.peek())) {
      alone(first, receipts);
      return;
    }
    int page = largestDatagram(first.members());
    if (page > 0) {
      together(first, page, receipts);
    } else if (receipts.isEmpty()) {
      inARow(first);
    } else {
      alone(first, receipts);
    }
  }

  /** Those that are the next in turn; one receipt confirms all before it. */
  private Map<Member, Told> takeReceipts() {
    if (!isReceipt(waiting.peek())) {
      return Map.of();
    }
    Map<Member, Told> receipts = new LinkedHashMap<>();
    takeReceipts(receipts);
    return receipts;
  }

  private void takeReceipts(Map<Member, Told> receipts) {
    while (waiting.peek() instanceof Told receipt && receipt.isReceipt()) {
      var _ = next();
      receipts.put(receipt.members().getFirst(), receipt);
    }
  }

  /** {@code first}, and what follows it and goes to the same members. */
  private void inARow(Tidings first) {
    Round row = round(first.members());
    var _ = row.takes(first);
    while (!waiting.isEmpty()
        && waiting.element().members().equals(first.members())
        && row.takes(waiting.element())) {
      var _ = next();
    }
    rounds.add(row);
  }

  /** The largest datagram that one of them wants; 0 if nobody reads the log. */
  private static int largestDatagram(List<Member> members) {
    int largest = 0;
    for (int i = 0; i < members.size(); i++) {
      largest = Math.max(largest, members.get(i).datagramMax());
    }
    return largest;
  }

  private Tidings next() {
    Tidings next = waiting.remove();
    waitingForMany -= next.isForMany() ? 1 : 0;
    return next;
  }

  /**
   * {@code first} and what follows it and goes into the same datagram. No more: while that is on
   * its way, more may come to fill the next one.
   */
  private void together(Told first, int page, Map<Member, Told> firstReceipts) {
    List<Told> entries = new ArrayList<>();
    Map<Member, Told> receipts = firstReceipts.isEmpty() ? new LinkedHashMap<>() : firstReceipts;
    entries.add(first);
    int size = FrameCodec.HEADER_SIZE + first.packedSize();
    while (waiting.peek() instanceof Told next && next.isForAllReaders()) {
      size += next.packedSize();
      if (!next.members().equals(first.members()) || size > page) {
        break;
      }
      var _ = next();
      entries.add(next);
      takeReceipts(receipts);
    }
    if (entries.size() == 1) {
      alone(first, receipts);
    } else {
      tell(entries, first.members());
      receipts.values().forEach(this::tell);
    }
  }

  /** Who gets a receipt most likely said it, and hears it after those who do not know it yet. */
  private void alone(Told entry, Map<Member, Told> receipts) {
    if (receipts.isEmpty()) {
      tell(entry);
      return;
    }
    Letter.Postponed others = new Letter.Postponed(entry, receipts.keySet());
    rounds.add(round(entry.members()).with(others));
    receipts.forEach(
        (member, receipt) -> rounds.add(round(List.of(member)).with(others.later()).with(receipt)));
  }

  private void tell(List<Told> entries, List<Member> members) {
    Bundle bundle = new Bundle(entries.stream().flatMap(Told::entries).toList(), members);
    Round pages = round(members);
    for (int page = 0; page < bundle.pages(); page++) {
      pages.with(new Letter.Page(bundle, page));
    }
    rounds.add(pages);
    if (!members.stream().allMatch(Member::readsLog)) {
      tellUnbundled(entries, members);
    }
  }

  private void tellUnbundled(List<Told> entries, List<Member> members) {
    Round row = round(members);
    for (Told entry : entries) {
      Letter letter = new Letter.Unbundled(entry);
      if (!row.takes(letter, entry.lines())) {
        rounds.add(row);
        row = round(members);
        var _ = row.takes(letter, entry.lines());
      }
    }
    rounds.add(row);
  }

  private void tell(Told told) {
    rounds.add(round(told.members()).with(told));
  }

  /** A round to these, with nothing yet. */
  private Round round(List<Member> members) {
    Round round = spare == null ? new Round() : spare;
    spare = null;
    return round.to(members);
  }

  private static boolean isForAllReaders(@Nullable Tidings tidings) {
    return tidings instanceof Told told && told.isForAllReaders();
  }

  private static boolean isReceipt(@Nullable Tidings tidings) {
    return tidings instanceof Told told && told.isReceipt();
  }
}
