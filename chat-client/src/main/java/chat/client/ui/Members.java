package chat.client.ui;

import chat.protocol.ProtocolException;
import chat.protocol.UserName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is in the room: as the server told when it let us in, and what happened since. From a server
 * that does not tell, whoever has spoken. Not safe for several threads at once.
 */
final class Members {
  static final int MAX = 1000;

  private static final String STAMP_END = ": ";
  private static final int NAME_CHARS_MAX = 60;

  private final UserName me;
  private final boolean told;
  private final Map<String, UserName> present = new LinkedHashMap<>();

  /** Those of them who spoke, the latest last. */
  private final Map<String, UserName> speakers = new LinkedHashMap<>();

  /**
   * The members at the start.
   *
   * @param there whom the server told of; nobody, if it does not tell
   */
  Members(UserName me, List<UserName> there) {
    this.me = me;
    this.told = !there.isEmpty();
    there.forEach(this::joined);
    joined(me);
  }

  /** Whether these are all, as far as one can know. */
  boolean areAll() {
    return told;
  }

  int count() {
    return present.size();
  }

  void joined(UserName who) {
    if (present.size() < MAX || isKey(who, me)) {
      present.put(who.key(), who);
    }
  }

  void left(UserName who) {
    present.remove(who.key());
    speakers.remove(who.key());
  }

  /** Who says {@code line}, if it starts with the name of somebody who may be here. */
  Optional<UserName> speaker(String line) {
    int end = line.indexOf(STAMP_END);
    if (end <= 0) {
      return Optional.empty();
    }
    try {
      UserName name = new UserName(line.substring(0, end));
      boolean plausible = told ? present.containsKey(name.key()) : end <= NAME_CHARS_MAX;
      return plausible ? Optional.of(name) : Optional.empty();
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  void spoke(UserName who) {
    if (!told && !present.containsKey(who.key())) {
      makeRoom();
      present.put(who.key(), who);
    }
    if (present.containsKey(who.key())) {
      speakers.remove(who.key());
      speakers.put(who.key(), who);
    }
  }

  /** All, in the order in which they came. */
  List<UserName> names() {
    return List.copyOf(present.values());
  }

  /** All others, the latest speaker first, those who said nothing last. */
  List<UserName> latestSpeakersFirst() {
    List<UserName> names = new ArrayList<>(speakers.values()).reversed();
    List<UserName> others = new ArrayList<>(names);
    present.forEach(
        (key, name) -> {
          if (!speakers.containsKey(key)) {
            others.add(name);
          }
        });
    others.removeIf(name -> isKey(name, me));
    return others;
  }

  /** Who was not heard for the longest time may be gone. */
  private void makeRoom() {
    if (present.size() >= MAX && !speakers.isEmpty()) {
      String oldest = speakers.keySet().iterator().next();
      speakers.remove(oldest);
      present.remove(oldest);
    }
  }

  private static boolean isKey(UserName one, UserName other) {
    return one.key().equals(other.key());
  }
}
