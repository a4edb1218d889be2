package chat.client.ui;

import chat.client.session.Health;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;

/**
 * Where we stand, in one line that fits.
 *
 * @param members how many are in the room, if the server tells
 * @param waiting how many of our messages wait for something
 * @param waitingFor for what they wait
 */
record Standing(
    RoomName room,
    UserName me,
    OptionalInt members,
    int waiting,
    Phrase waitingFor,
    Health health) {
  private static final String BETWEEN = " | ";
  private static final String CUT = "~";
  private static final int NAME_COLUMNS_MIN = 3;

  /** All of it, if there is room; else the names shortened, or left out. */
  String line(Texts texts, int columns) {
    String all = joined(texts, room.value(), me.value(), connection(texts));
    if (width(all) <= columns) {
      return all;
    }
    String brief = brief(texts);
    String without = joined(texts, "", "", brief);
    int left = columns - width(without) - 2 * BETWEEN.length();
    if (left < 2 * NAME_COLUMNS_MIN) {
      return cut(width(without) <= columns ? without : brief, columns);
    }
    int name = Math.min(width(me.value()), Math.max(left / 2, left - width(room.value())));
    return joined(texts, cut(room.value(), left - name), cut(me.value(), name), brief);
  }

  private String joined(Texts texts, String roomPart, String namePart, String connection) {
    List<String> parts = new ArrayList<>(List.of(roomPart, namePart));
    members.ifPresent(count -> parts.add(texts.say(Phrase.STAND_MEMBERS, count)));
    if (waiting > 0) {
      parts.add(texts.say(waitingFor, waiting));
    }
    parts.add(connection);
    parts.removeIf(String::isEmpty);
    return String.join(BETWEEN, parts);
  }

  private String connection(Texts texts) {
    return health instanceof Health.Lost(Duration untilTry)
        ? texts.say(Phrase.STAND_LOST, seconds(untilTry))
        : brief(texts);
  }

  private String brief(Texts texts) {
    return switch (health) {
      case Health.Alive _ -> texts.say(Phrase.STAND_ALIVE);
      case Health.Quiet(Duration since) -> texts.say(Phrase.STAND_QUIET, since.toSeconds());
      case Health.Lost(Duration untilTry) ->
          texts.say(Phrase.STAND_LOST_BRIEFLY, seconds(untilTry));
      case Health.Trying _ -> texts.say(Phrase.STAND_TRYING);
    };
  }

  /** Three seconds are three seconds until they are two. */
  private static long seconds(Duration left) {
    return Math.ceilDiv(left.toMillis(), 1000);
  }

  private static int width(String text) {
    return new AttributedString(text).columnLength();
  }

  private static String cut(String text, int columns) {
    return width(text) <= columns
        ? text
        : new AttributedString(text).columnSubSequence(0, columns - CUT.length()) + CUT;
  }
}
