package chat.client.ui;

import chat.client.session.ServerAddress;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The rooms of a server, one on each line, in columns that Japanese names do not bend. */
public final class RoomTable {
  private static final String GAP = "  ";
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
    String name = texts.say(Phrase.LIST_ROOM);
    String members = texts.say(Phrase.LIST_MEMBERS);
    int width =
        list.rooms().stream()
            .mapToInt(room -> columns(room.name().value()))
            .reduce(columns(name), Math::max);
    int nameWidth = Math.min(width, NAME_COLUMNS_MAX);
    int membersWidth = columns(members);
    List<String> lines = new ArrayList<>();
    lines.add(padded(name, nameWidth) + GAP + members);
    for (RoomEntry room : list.rooms()) {
      String count = Integer.toString(room.members());
      lines.add(
          padded(room.name().value(), nameWidth)
              + GAP
              + " ".repeat(Math.max(0, membersWidth - count.length()))
              + count
              + (room.password() ? GAP + texts.say(Phrase.LIST_PASSWORD) : ""));
    }
    int more = list.total() - list.rooms().size();
    if (more > 0) {
      lines.add(texts.say(Phrase.LIST_MORE, more));
    }
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - columns(text)));
  }

  private static int columns(String text) {
    return new AttributedString(text).columnLength();
  }
}
