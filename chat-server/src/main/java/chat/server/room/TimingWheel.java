package chat.server.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds who was silent for too long without looking at everybody. Each member is filed under the
 * time at which it would be overdue. A datagram does not move it: it is looked at when that time
 * comes, and filed anew if it was heard since.
 */
final class TimingWheel {
  /** The time that one may be silent in so many parts, each with a slot of its own. */
  static final int SLOTS = 512;

  private final long allowed;
  private final long width;
  private final List<List<Member>> slots;
  private long reached = Long.MIN_VALUE;

  /** For members who may be silent for {@code allowed}. */
  TimingWheel(Duration allowed) {
    this.allowed = allowed.toNanos();
    this.width = this.allowed / (SLOTS - 2) + 1;
    this.slots = Stream.<List<Member>>generate(ArrayList::new).limit(SLOTS).toList();
  }

  /** Keeps an eye on {@code member}. */
  void add(Member member) {
    file(member, slotOf(member));
  }

  /** Forgets {@code member}, who is here. */
  void remove(Member member) {
    remove(slots.get(member.place() % SLOTS), member.place() / SLOTS);
  }

  /** All who are overdue; they stay until they are removed. */
  List<Member> overdue(long now) {
    List<Member> overdue = new ArrayList<>();
    long last = part(now);
    for (long part = Math.max(reached, last - SLOTS + 1); part <= last; part++) {
      lookThrough(Math.floorMod(part, SLOTS), now, overdue);
    }
    reached = Math.max(reached, last);
    return overdue;
  }

  private void lookThrough(int slot, long now, List<Member> overdue) {
    List<Member> there = slots.get(slot);
    // From the end, because the last one takes the place of one that goes.
    for (int i = there.size() - 1; i >= 0; i--) {
      Member member = there.get(i);
      if (now - member.heardAt() > allowed) {
        overdue.add(member);
      } else if (slotOf(member) != slot) {
        remove(there, i);
        file(member, slotOf(member));
      }
    }
  }

  private void file(Member member, int slot) {
    List<Member> there = slots.get(slot);
    member.place(there.size() * SLOTS + slot);
    there.add(member);
  }

  private static void remove(List<Member> there, int index) {
    Member last = there.removeLast();
    if (index < there.size()) {
      last.place(there.set(index, last).place());
    }
  }

  private int slotOf(Member member) {
    long due = Math.max(reached, part(member.heardAt() + allowed));
    return Math.floorMod(due, SLOTS);
  }

  private long part(long time) {
    return Math.floorDiv(time, width);
  }
}
