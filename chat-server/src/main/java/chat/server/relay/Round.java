package chat.server.relay;

import chat.server.room.Member;
import java.util.List;

/**
 * Letters on their way to one member after the other; it can pause between any two datagrams.
 *
 * <p>A member gets all of them before the next member does: what the processor has to fetch of a
 * member and of its socket, it fetches once for all of them.
 */
final class Round {
  private final Letter[] letters;
  private final List<Member> members;
  private int letter;
  private int member;

  Round(List<Letter> letters, List<Member> members) {
    this.letters = letters.toArray(Letter[]::new);
    this.members = members;
  }

  boolean isDone() {
    return letters.length == 0 || member == members.size();
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
      return letters[letter].post(members.get(member), post);
    } catch (RuntimeException | Error e) {
      // What cannot be told is gone for all, and that takes no memory; the other letters go on.
      letters[letter] = Letter.NONE;
      throw e;
    } finally {
      advance();
    }
  }

  private void advance() {
    letter++;
    if (letter == letters.length) {
      letter = 0;
      member++;
    }
  }
}
