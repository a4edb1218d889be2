package chat.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds things by something that they know themselves: a hash table of nothing but the things, for
 * there can be a million of them, each equal to itself only. Linear probing.
 */
final class Index<K, V> {
  private static final int SMALLEST = 16;

  /** The golden ratio: spreads what is alike over all slots. */
  private static final int SPREAD = 0x9E37_79B9;

  private final ToIntFunction<V> hash;
  private final BiPredicate<V, K> isOf;
  private @Nullable Object[] slots = new @Nullable Object[SMALLEST];
  private int size;

  /**
   * An empty index.
   *
   * @param hash the hash of the key of a thing
   * @param isOf whether a thing has this key
   */
  Index(ToIntFunction<V> hash, BiPredicate<V, K> isOf) {
    this.hash = hash;
    this.isOf = isOf;
  }

  int size() {
    return size;
  }

  Optional<V> find(K key) {
    int slot = first(key.hashCode());
    V there = at(slot);
    while (there != null && !isOf.test(there, key)) {
      slot = following(slot);
      there = at(slot);
    }
    return Optional.ofNullable(there);
  }

  boolean holds(V thing) {
    return thing.equals(slots[slotOf(thing)]);
  }

  void add(V thing) {
    if (3 * size >= 2 * slots.length) {
      grow();
    }
    slots[slotOf(thing)] = thing;
    size++;
  }

  void remove(V thing) {
    int gap = slotOf(thing);
    if (!thing.equals(slots[gap])) {
      return;
    }
    slots[gap] = null;
    size--;
    // Who stands behind the gap and belongs before it would not be found any more.
    int next = following(gap);
    for (V moved = at(next); moved != null; moved = at(next)) {
      slots[next] = null;
      slots[slotOf(moved)] = moved;
      next = following(next);
    }
  }

  /** All of them, in no order. */
  List<V> all() {
    List<V> all = new ArrayList<>(size);
    for (int slot = 0; slot < slots.length; slot++) {
      V there = at(slot);
      if (there != null) {
        all.add(there);
      }
    }
    return all;
  }

  /** Where {@code thing} stands, or would stand. */
  private int slotOf(V thing) {
    int slot = first(hash.applyAsInt(thing));
    while (slots[slot] != null && !thing.equals(slots[slot])) {
      slot = following(slot);
    }
    return slot;
  }

  private int first(int hashed) {
    return (hashed * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  private int following(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  @SuppressWarnings("unchecked") // Only things of this type are put in.
  private @Nullable V at(int slot) {
    return (V) slots[slot];
  }

  private void grow() {
    List<V> all = all();
    slots = new @Nullable Object[2 * slots.length];
    all.forEach(thing -> slots[slotOf(thing)] = thing);
  }
}
