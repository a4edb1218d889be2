package chat.server.room;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Members by their tokens: a hash table of nothing but members, which know their tokens themselves,
 * for there can be a million of them. Linear probing.
 */
final class TokenTable {
  private static final int SMALLEST = 16;

  private @Nullable Member[] slots = new @Nullable Member[SMALLEST];
  private int size;

  int size() {
    return size;
  }

  Optional<Member> find(TokenBits token) {
    return Optional.ofNullable(slots[slotOf(token)]);
  }

  boolean holds(Member member) {
    return slots[slotOf(member.tokenBits())] == member;
  }

  void add(Member member) {
    if (3 * size >= 2 * slots.length) {
      grow();
    }
    slots[slotOf(member.tokenBits())] = member;
    size++;
  }

  void remove(Member member) {
    int gap = slotOf(member.tokenBits());
    if (slots[gap] != member) {
      return;
    }
    slots[gap] = null;
    size--;
    // Who stands behind the gap and belongs before it would not be found any more.
    int next = following(gap);
    for (Member moved = slots[next]; moved != null; moved = slots[next]) {
      slots[next] = null;
      slots[slotOf(moved.tokenBits())] = moved;
      next = following(next);
    }
  }

  /** Where the owner of this token stands, or would stand. */
  private int slotOf(TokenBits token) {
    int slot = token.hashCode() & (slots.length - 1);
    Member there = slots[slot];
    while (there != null && !there.shows(token)) {
      slot = following(slot);
      there = slots[slot];
    }
    return slot;
  }

  private int following(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private void grow() {
    @Nullable Member[] old = slots;
    slots = new @Nullable Member[2 * old.length];
    for (Member member : old) {
      if (member != null) {
        slots[slotOf(member.tokenBits())] = member;
      }
    }
  }
}
