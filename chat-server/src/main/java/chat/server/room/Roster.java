package chat.server.room;

import chat.protocol.UserName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a room in the order in which they came, no two of them with names that look the
 * same. A few are just a list; when there are many, they are also found by name.
 */
final class Roster {
  /** So few are looked through faster than a map is kept. */
  static final int FEW = 16;

  private static final int SMALLEST = 2;

  /**
   * Lists of members that were given away share this array. So a place of it is written once, and
   * it is copied when somebody leaves.
   */
  private Member[] members = new Member[SMALLEST];

  private int size;
  private @Nullable Map<String, Member> byKey;

  int size() {
    return size;
  }

  /** Who came first of those who are there. */
  Member first() {
    return members[0];
  }

  Optional<Member> find(UserName name) {
    String key = name.key();
    if (byKey != null) {
      return Optional.ofNullable(byKey.get(key));
    }
    for (int i = 0; i < size; i++) {
      if (members[i].name().key().equals(key)) {
        return Optional.of(members[i]);
      }
    }
    return Optional.empty();
  }

  void add(Member member) {
    if (size == members.length) {
      members = Arrays.copyOf(members, size + Math.max(SMALLEST, size / 4));
    }
    members[size] = member;
    size++;
    if (byKey != null) {
      byKey.put(member.name().key(), member);
    } else if (size > FEW) {
      byKey = index();
    }
  }

  void remove(Member member) {
    int place = indexOf(member);
    if (place < 0) {
      return;
    }
    Member[] left = new Member[Math.max(SMALLEST, size - 1)];
    System.arraycopy(members, 0, left, 0, place);
    System.arraycopy(members, place + 1, left, place, size - place - 1);
    members = left;
    size--;
    if (size <= FEW) {
      byKey = null;
    } else if (byKey != null) {
      byKey.remove(member.name().key());
    }
  }

  /** Gives {@code member} another name, which is free; its place stays. */
  void rename(Member member, UserName name) {
    if (byKey != null) {
      byKey.remove(member.name().key());
      byKey.put(name.key(), member);
    }
    member.rename(name);
  }

  /** All of them, as they are now. */
  List<Member> all() {
    return Crowd.of(members, size);
  }

  /** All but one, as they are now. */
  List<Member> others(Member member) {
    return Crowd.without(members, size, indexOf(member));
  }

  /** Who has just come is the last. */
  private int indexOf(Member member) {
    int place = size - 1;
    while (place >= 0 && members[place] != member) {
      place--;
    }
    return place;
  }

  private Map<String, Member> index() {
    Map<String, Member> index = new HashMap<>();
    for (int i = 0; i < size; i++) {
      index.put(members[i].name().key(), members[i]);
    }
    return index;
  }
}
