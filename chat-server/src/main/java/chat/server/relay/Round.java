package chat.server.relay;

import chat.server.room.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Letters on their way to one member after the other; it can pause between any two datagrams.
 *
 * <p>A member gets all of them before the next member does: what the processor has to fetch of a
 * member and of its socket, it fetches once for all of them.
 */
final class Round {
  private List<Letter> letters;
  private final List<Member> members;
  private int letter;
  private int member;

  Round(List<Letter> letters, List<Member> members) {
    this.letters = letters;
    this.members = members;
  }

  boolean isDone() {
    return letters.isEmpty() || member == members.size();
  }

  /** Goes on until about {@code most} datagrams are sent. Answers how many were. */
  int go(int most, Post post) {
    int sent = 0;
    while (sent < most && !isDone()) {
      sent += postNext(post);
    }
    return sent;
  }

  private int postNext(Post post) {
    try {
      int sent = letters.get(letter).post(members.get(member), post);
      letter++;
      return sent;
    } catch (RuntimeException | Error e) {
      // What cannot be told is gone for all; the other letters go on.
      letters = new ArrayList<>(letters);
      letters.remove(letter);
      throw e;
    } finally {
      if (letter == letters.size()) {
        letter = 0;
        member++;
      }
    }
  }
}
