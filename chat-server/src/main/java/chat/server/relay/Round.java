package chat.server.relay;

import chat.server.room.Member;
import java.util.List;

/** One letter on its way to one member after the other; it can pause between any two. */
final class Round {
  private final Letter letter;
  private final List<Member> members;
  private int next;

  Round(Letter letter, List<Member> members) {
    this.letter = letter;
    this.members = members;
  }

  boolean isDone() {
    return next == members.size();
  }

  /** Goes on until about {@code most} datagrams are sent. Answers how many were. */
  int go(int most, Post post) {
    int sent = 0;
    while (sent < most && next < members.size()) {
      Member member = members.get(next);
      next++;
      sent += letter.post(member, post);
    }
    return sent;
  }
}
