package chat.server.room;

import chat.protocol.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Those who were members until just now and speak the extension {@code log}. They may have missed
 * how it ended: for a while their tokens are good to ask, though not to speak. Bounded in time and
 * number.
 */
final class DepartureHall {
  static final int MEMBERS_MAX = 10_000;

  /** So much of the logs of closed rooms is kept for those who may have missed their end. */
  static final long LOG_BYTES_MAX = 16L * 1024 * 1024;

  private final long stay;
  private final LinkedHashMap<Token, Departed> departed = new LinkedHashMap<>();
  private final Deque<ClosedRoom> closed = new ArrayDeque<>();
  private long logBytes;

  DepartureHall(long stayNanos) {
    this.stay = stayNanos;
  }

  private record Departed(Member member, long until) {}

  private record ClosedRoom(Room room, long bytes, long until) {}

  void add(long now, Member member) {
    departed.put(member.token(), new Departed(member, now + stay));
    if (departed.size() > MEMBERS_MAX) {
      removeFirst();
    }
  }

  /** {@code room} is closed; its log is kept for a while, if there is room for it. */
  void addLog(long now, Room room) {
    closed.add(new ClosedRoom(room, room.log().bytes(), now + stay));
    logBytes += room.log().bytes();
    while (logBytes > LOG_BYTES_MAX) {
      dropLog();
    }
  }

  Optional<Member> find(Token token) {
    return Optional.ofNullable(departed.get(token)).map(Departed::member);
  }

  boolean holds(Member member) {
    return departed.containsKey(member.token());
  }

  /** It knows. */
  void remove(Member member) {
    departed.remove(member.token());
  }

  void sweep(long now) {
    while (!departed.isEmpty() && now - departed.firstEntry().getValue().until() >= 0) {
      removeFirst();
    }
    while (!closed.isEmpty() && now - closed.element().until() >= 0) {
      dropLog();
    }
  }

  /** How many bytes of the logs of closed rooms are kept. */
  long logBytes() {
    return logBytes;
  }

  int size() {
    return departed.size();
  }

  private void dropLog() {
    ClosedRoom first = closed.remove();
    logBytes -= first.bytes();
    first.room().log().clear();
  }

  private void removeFirst() {
    Map.Entry<Token, Departed> first = departed.firstEntry();
    departed.remove(first.getKey());
  }
}
