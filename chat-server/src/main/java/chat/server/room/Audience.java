package chat.server.room;

import java.util.List;

/** Who is to hear of something. */
public sealed interface Audience {
  /** Those among whom they are, in the order in which they came. */
  List<Member> members();

  /** Whether this one of the {@link #members} is to hear it. */
  boolean includes(Member member);

  /** Whether nobody is. */
  boolean isEmpty();

  /** All who are to hear it. */
  List<Member> toList();

  /** All of these. */
  record Everyone(List<Member> members) implements Audience {
    @Override
    public boolean includes(Member member) {
      return true;
    }

    @Override
    public boolean isEmpty() {
      return members.isEmpty();
    }

    @Override
    public List<Member> toList() {
      return members;
    }
  }

  /**
   * All of these but one of them. So a room of a thousand needs no new list for each thing that one
   * of them says.
   */
  record Others(List<Member> members, Member one) implements Audience {
    @Override
    public boolean includes(Member member) {
      return member != one;
    }

    @Override
    public boolean isEmpty() {
      return members.size() == 1;
    }

    @Override
    public List<Member> toList() {
      return members.stream().filter(this::includes).toList();
    }
  }
}
