package chat.server.relay;

import chat.server.room.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Letters on their way to one member after the other; it can pause between any two datagrams.
 *
 * <p>A member gets all of them before the next member does: what the processor has to fetch of a
 * member and of its socket, it fetches once for all of them. But its socket may hold no more than
 * some fifty large datagrams: so what is told has few lines in all, because each line may become a
 * datagram, and what has many goes alone.
 */
final class Round {
  static final int LINES_MAX = 16;

  private final List<Letter> letters = new ArrayList<>(1);
  private List<Member> members = List.of();
  private int lines;
  private int letter;
  private int member;

  /** Goes to these, with no letter yet. */
  Round to(List<Member> others) {
    members = others;
    return this;
  }

  /** Goes with this, too. */
  Round with(Letter more) {
    letters.add(more);
    return this;
  }

  /** Goes with this, too, if there are not too many lines. Answers whether it does. */
  boolean takes(Tidings more) {
    return takes(more, more.lines());
  }

  /** The same with a letter that has as many lines as these tidings. */
  boolean takes(Letter more, int itsLines) {
    boolean isTaken = letters.isEmpty() || lines + itsLines <= LINES_MAX;
    if (isTaken) {
      letters.add(more);
      lines += itsLines;
    }
    return isTaken;
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

  /** Is done and lets go of all, to go round again. */
  void end(Slips slips) {
    while (!letters.isEmpty()) {
      // First it is no letter of this round any more, so that nobody gives it back twice.
      if (letters.removeLast() instanceof Slip slip) {
        slips.giveBack(slip);
      }
    }
    members = List.of();
    lines = 0;
    letter = 0;
    member = 0;
  }

  private int postNext(Post post) {
    try {
      return letters.get(letter).post(members.get(member), post);
    } catch (RuntimeException | Error e) {
      // What cannot be told is gone for all, and that takes no memory; the other letters go on.
      letters.set(letter, Letter.NONE);
      throw e;
    } finally {
      advance();
    }
  }

  private void advance() {
    letter++;
    if (letter == letters.size()) {
      letter = 0;
      member++;
    }
  }
}
