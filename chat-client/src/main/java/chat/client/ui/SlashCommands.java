package chat.client.ui;

import chat.client.session.LeaveWords;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The commands of a chat: one table, which also prints the help. */
final class SlashCommands {
  private static final String SLASH = "/";
  private static final String ESCAPED_SLASH = "//";

  private record Row(List<String> words, Phrase purpose, Typed.Command command) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(List.of("/help"), Phrase.COMMAND_HELP, Typed.Command.HELP),
          new Row(List.of("/quit", "/exit", "exit!"), Phrase.COMMAND_QUIT, Typed.Command.LEAVE));

  private final Texts texts;

  SlashCommands(Texts texts) {
    this.texts = texts;
  }

  /** What {@code line} means. */
  Typed parse(String line) {
    String typed = line.strip();
    if (typed.isEmpty()) {
      return new Typed.Nothing();
    }
    if (typed.startsWith(ESCAPED_SLASH)) {
      String text = typed.substring(SLASH.length());
      return LeaveWords.contains(text) ? new Typed.Unsayable(text) : new Typed.Say(text);
    }
    // A word without a slash is a command only when it stands alone.
    String word = typed.startsWith(SLASH) ? typed.split("\\s", 2)[0] : typed;
    for (Row row : TABLE) {
      if (row.words().contains(word.toLowerCase(Locale.ROOT))) {
        return row.command();
      }
    }
    return typed.startsWith(SLASH) ? new Typed.Unknown(word) : new Typed.Say(line);
  }

  /** One line for each command. */
  List<String> help() {
    Stream<String> commands =
        TABLE.stream().map(row -> helpLine(String.join(", ", row.words()), row.purpose()));
    return Stream.concat(commands, Stream.of(helpLine("//…", Phrase.COMMAND_SLASH))).toList();
  }

  private String helpLine(String words, Phrase purpose) {
    return "  %-20s %s".formatted(words, texts.say(purpose));
  }
}
