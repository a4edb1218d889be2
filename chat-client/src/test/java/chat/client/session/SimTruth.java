package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.UserName;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.server.room.HistoryLimits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The log of the room as the server wrote it, seen from outside, and what must hold for it. */
final class SimTruth {
  /** One entry, whole; a private one has somebody it is for. */
  record Entry(LogEntry whole, Optional<String> to) {
    private int size() {
      return FrameCodec.packedSize(whole);
    }
  }

  private final HistoryLimits limits;
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<String> plain = new HashSet<>();
  private final Set<String> whispers = new HashSet<>();
  private final Map<String, Integer> serials = new HashMap<>();
  private long oldest = 1;
  private long bytes;

  SimTruth(HistoryLimits limits) {
    this.limits = limits;
  }

  /** The server wrote an entry, or tells it again to others. */
  void note(LogEntry entry, Optional<String> to) {
    if (entries.containsKey(entry.seq())) {
      return;
    }
    assertThat(entry.seq()).as("each entry has the next number").isEqualTo(newest() + 1);
    if (entry.what() instanceof Happening.Said(var who, var text)) {
      checkWords(who.value(), text.value());
    }
    if (entry.what() instanceof Happening.Whispered(var from, String text)) {
      checkWords(from.value(), text);
      whispers.add(text);
    }
    entries.put(entry.seq(), new Entry(entry, to));
    keep(entry);
  }

  /** What {@code name} says may be doubled and overtaken by the network: it speaks plainly. */
  void speaksPlainly(String name) {
    plain.add(name);
  }

  private void checkWords(String who, String text) {
    assertThat(SimWords.speaker(text)).as("attributed rightly: %s", text).isEqualTo(who);
    boolean isNew = texts.add(text);
    if (plain.contains(who)) {
      return;
    }
    assertThat(isNew).as("said once: %s", text).isTrue();
    int serial = SimWords.serial(text);
    assertThat(serial)
        .as("%s in the order of saying", who)
        .isGreaterThan(serials.getOrDefault(who, 0));
    serials.put(who, serial);
  }

  private void keep(LogEntry added) {
    bytes += FrameCodec.packedSize(added);
    while (newest() - oldest + 1 > limits.entries() || bytes > limits.bytes()) {
      bytes -= entries.get(oldest).size();
      oldest++;
    }
  }

  long newest() {
    return entries.isEmpty() ? 0 : entries.lastKey();
  }

  /** The oldest entry that the server must still keep, and the oldest that it may. */
  long oldest() {
    return oldest;
  }

  boolean holds(String text) {
    return texts.contains(text);
  }

  /** Whether the host sent {@code name} away, or all. */
  boolean sentAway(String name) {
    return entries.values().stream()
        .map(entry -> entry.whole().what())
        .anyMatch(
            what ->
                what instanceof Happening.Closed
                    || what instanceof Happening.Kicked(var who) && who.value().equals(name));
  }

  /** Whether everybody may have heard this text. */
  boolean isPublic(String text) {
    return texts.contains(text) && !whispers.contains(text);
  }

  /** What somebody of that name may read under this number. */
  Happening read(String name, long seq) {
    Entry entry = entry(seq);
    if (entry.whole().what() instanceof Happening.Whispered(var from, String text)) {
      String to = entry.to().orElseThrow();
      if (to.equals(name)) {
        return entry.whole().what();
      }
      return from.value().equals(name)
          ? new Happening.WhisperedTo(new UserName(to), text)
          : new Happening.Nothing();
    }
    return entry.whole().what();
  }

  Entry entry(long seq) {
    Entry entry = entries.get(seq);
    assertThat(entry).as("entry %d exists", seq).isNotNull();
    return entry;
  }
}
