package chat.server.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which rooms have yet to be told their newest number: each, once, a while after its last word, so
 * that who missed that word finds out (section 11.5).
 */
final class HeadTimer {
  static final long QUIET = Duration.ofMillis(250).toNanos();

  /** When each is due; the earliest first, for all wait equally long. */
  private final LinkedHashMap<Room, Long> due = new LinkedHashMap<>();

  /** Something was noted in {@code room}. */
  void spoke(long now, Room room) {
    due.remove(room);
    due.put(room, now + QUIET);
  }

  /** The rooms whose time has come; each once. */
  List<Room> ring(long now) {
    List<Room> rooms = new ArrayList<>();
    while (!due.isEmpty() && now - due.firstEntry().getValue() >= 0) {
      Map.Entry<Room, Long> first = due.firstEntry();
      due.remove(first.getKey());
      rooms.add(first.getKey());
    }
    return rooms;
  }

  /** When the next room's time comes. */
  OptionalLong next() {
    return due.isEmpty() ? OptionalLong.empty() : OptionalLong.of(due.firstEntry().getValue());
  }
}
