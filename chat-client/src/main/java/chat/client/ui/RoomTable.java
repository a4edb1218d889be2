package chat.client.ui;

import chat.client.session.ServerAddress;
import chat.protocol.control.ControlPayload.Keeper;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jline.utils.AttributedString;

/** The rooms of a server, one on each line, in columns that Japanese names do not bend. */
public final class RoomTable {
  private static final String GAP = "  ";
  private static final String LOCK = "🔒";
  private static final String UNKNOWN = "?";
  private static final int NAME_COLUMNS_MAX = 40;

  private final Texts texts;

  /** Speaks the language of {@code texts}. */
  public RoomTable(Texts texts) {
    this.texts = texts;
  }

  /** The lines that show {@code list}. */
  public List<String> lines(RoomList list, ServerAddress server) {
    if (list.rooms().isEmpty()) {
      return List.of(texts.say(Phrase.LIST_NONE, server));
    }
    return table(list, list.rooms(), _ -> "", texts.say(Phrase.LIST_PASSWORD));
  }

  /** The lines that show the first rooms of {@code list}, with numbers to choose one by. */
  List<String> numbered(RoomList list, List<RoomEntry> shown) {
    int width = Integer.toString(shown.size()).length();
    return table(
        list,
        shown,
        number -> {
          String digits = number == 0 ? "" : Integer.toString(number);
          return GAP + " ".repeat(width - digits.length()) + digits + GAP;
        },
        LOCK);
  }

  private List<String> table(
      RoomList list, List<RoomEntry> shown, IntFunction<String> margin, String lock) {
    String name = texts.say(Phrase.LIST_ROOM);
    String members = texts.say(Phrase.LIST_MEMBERS);
    int width =
        shown.stream()
            .mapToInt(room -> columns(room.name().value()))
            .reduce(columns(name), Math::max);
    int nameWidth = Math.min(width, NAME_COLUMNS_MAX);
    int membersWidth = columns(members);
    List<String> lines = new ArrayList<>();
    lines.add(margin.apply(0) + padded(name, nameWidth) + GAP + members);
    for (RoomEntry room : shown) {
      String count = count(room);
      lines.add(
          margin.apply(lines.size())
              + padded(room.name().value(), nameWidth)
              + GAP
              + " ".repeat(Math.max(0, membersWidth - count.length()))
              + count
              + (room.password() ? GAP + lock : ""));
    }
    int more = list.total() - shown.size();
    if (more > 0) {
      lines.add(texts.say(Phrase.LIST_MORE, more));
    }
    return lines;
  }

  /** A room that its host keeps open has members, whether or not the server tells. */
  private static String count(RoomEntry room) {
    return room.members() == 0 && room.keeper() == Keeper.HOST
        ? UNKNOWN
        : Integer.toString(room.members());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - columns(text)));
  }

  private static int columns(String text) {
    return new AttributedString(text).columnLength();
  }
}
