package chat.server.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Which rooms have yet to be told their newest number: each twice, a while after its last word, so
 * that who missed that word finds out, and does even if it misses that too (section 11.5).
 */
final class HeadTimer {
  static final long QUIET = Duration.ofMillis(250).toNanos();
  static final long STILL_QUIET = Duration.ofSeconds(1).toNanos();

  /** When each is due for the first time; the earliest first, for all wait equally long. */
  private final LinkedHashMap<Room, Long> first = new LinkedHashMap<>();

  /** And for the second time. */
  private final LinkedHashMap<Room, Long> second = new LinkedHashMap<>();

  /** Something was noted in {@code room}. */
  void spoke(long now, Room room) {
    first.remove(room);
    second.remove(room);
    first.put(room, now + QUIET);
  }

  /** The rooms whose time has come. */
  List<Room> ring(long now) {
    List<Room> rooms = new ArrayList<>();
    while (isDue(now, first)) {
      Map.Entry<Room, Long> next = first.pollFirstEntry();
      second.put(next.getKey(), next.getValue() - QUIET + STILL_QUIET);
      rooms.add(next.getKey());
    }
    while (isDue(now, second)) {
      rooms.add(second.pollFirstEntry().getKey());
    }
    return rooms;
  }

  /** When the next room's time comes. */
  OptionalLong next() {
    return Stream.of(first, second)
        .filter(due -> !due.isEmpty())
        .mapToLong(due -> due.firstEntry().getValue())
        .reduce((one, other) -> one - other <= 0 ? one : other);
  }

  private static boolean isDue(long now, SequencedMap<Room, Long> due) {
    return !due.isEmpty() && now - due.firstEntry().getValue() >= 0;
  }
}
