package chat.server.relay;

import chat.protocol.Utterance;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.server.room.Dispatch;
import chat.server.room.Member;
import chat.server.room.RoomEvent.Happened;
import java.util.ArrayList;
import java.util.List;

/**
 * Letters that go from member to member together. A member gets them in one go, and its socket may
 * hold no more than some fifty large datagrams: so they have few lines in all, because each line
 * may become a datagram, and one that has many goes alone.
 */
final class Row {
  static final int LINES_MAX = 16;

  private final List<Letter> letters = new ArrayList<>(LINES_MAX);
  private int lines;

  /** Whether this may go with those that are in it. */
  boolean takes(Dispatch dispatch) {
    return letters.isEmpty() || lines + lines(dispatch) <= LINES_MAX;
  }

  void add(Dispatch dispatch, Letter letter) {
    letters.add(letter);
    lines += lines(dispatch);
  }

  Round round(List<Member> members) {
    return new Round(letters, members);
  }

  private static int lines(Dispatch dispatch) {
    return dispatch.event() instanceof Happened(LogEntry(_, _, Happening.Said(_, Utterance text)))
        ? lines(text)
        : 1;
  }

  private static int lines(Utterance text) {
    return text.isPlain() ? 1 : lines(text.value());
  }

  /** No more of them are counted than make a difference. */
  private static int lines(String text) {
    int lines = 1;
    int newline = text.indexOf('\n');
    while (newline >= 0 && lines < LINES_MAX) {
      lines++;
      newline = text.indexOf('\n', newline + 1);
    }
    return lines;
  }
}
