package chat.server.room;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Members as they were at one moment, perhaps without one of them: a look at an array of which
 * nobody changes these places. So it costs nothing to make one, however many they are.
 */
final class Crowd extends AbstractList<Member> implements RandomAccess {
  private final Member[] members;
  private final int size;
  private final int left;

  private Crowd(Member[] members, int size, int left) {
    this.members = members;
    this.size = size;
    this.left = left;
  }

  /** The first {@code size} of them. */
  static Crowd of(Member[] members, int size) {
    return new Crowd(members, size, size);
  }

  /** The same without the one at this place; all of them if it is no place. */
  static Crowd without(Member[] members, int size, int place) {
    return place < 0 ? of(members, size) : new Crowd(members, size - 1, place);
  }

  @Override
  public Member get(int index) {
    int there = Objects.checkIndex(index, size);
    return members[there < left ? there : there + 1];
  }

  @Override
  public int size() {
    return size;
  }

  /** Two looks at the same members are compared at once. */
  @SuppressWarnings("ReferenceEquality") // It is the same array that makes it the same look.
  @Override
  public boolean equals(Object other) {
    return (other instanceof Crowd that
            && members == that.members
            && size == that.size
            && left == that.left)
        || super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
