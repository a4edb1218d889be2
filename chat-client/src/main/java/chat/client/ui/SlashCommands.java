package chat.client.ui;

import chat.client.session.LeaveLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;

/** The commands of a chat: one table, which also prints the help and completes. */
final class SlashCommands {
  /** What a text starts with that is to be shown as something its speaker does. */
  static final String ACTION = "* ";

  private static final String SLASH = "/";
  private static final String ESCAPED_SLASH = "//";
  private static final int WORDS_COLUMNS = 22;

  /**
   * A command.
   *
   * @param words what it can be called; the first with a slash is the one to complete
   * @param arguments what can stand behind it, for people
   * @param choices what can stand behind it, if that can be counted
   * @param meaning what it means with what stands behind it; nothing when that means nothing
   */
  private record Row(
      List<String> words,
      String arguments,
      List<String> choices,
      Phrase purpose,
      Function<String, Optional<? extends Typed>> meaning) {
    String usage() {
      return (String.join(", ", words) + " " + arguments).strip();
    }
  }

  private static final int HISTORY_USUAL = 50;
  private static final String NAME = "NAME";

  private static final List<Row> TABLE =
      List.of(
          plain(List.of("/help"), Phrase.COMMAND_HELP, Typed.Command.HELP),
          plain(List.of("/who"), Phrase.COMMAND_WHO, Typed.Command.WHO),
          plain(List.of("/about"), Phrase.COMMAND_ABOUT, Typed.Command.ABOUT),
          plain(List.of("/rooms"), Phrase.COMMAND_ROOMS, Typed.Command.ROOMS),
          new Row(List.of("/me"), "TEXT", List.of(), Phrase.COMMAND_ME, SlashCommands::action),
          new Row(
              List.of("/msg"),
              "NAME TEXT",
              List.of(),
              Phrase.COMMAND_MSG,
              rest -> given(rest).map(Typed.Whisper::new)),
          new Row(
              List.of("/history"), "N", List.of(), Phrase.COMMAND_HISTORY, SlashCommands::history),
          new Row(
              List.of("/kick"),
              "NAME",
              List.of(),
              Phrase.COMMAND_KICK,
              rest -> given(rest).map(Typed.Kick::new)),
          plain(List.of("/close"), Phrase.COMMAND_CLOSE, Typed.Command.CLOSE),
          new Row(
              List.of("/bell"),
              "off|mention|all",
              List.of("off", "mention", "all"),
              Phrase.COMMAND_BELL,
              rest -> ChatSettings.Bell.named(rest).map(Typed.Bell::new)),
          new Row(
              List.of("/time"),
              "on|off",
              List.of("on", "off"),
              Phrase.COMMAND_TIME,
              SlashCommands::time),
          plain(List.of("/clear"), Phrase.COMMAND_CLEAR, Typed.Command.CLEAR),
          plain(List.of("/quit", "/exit", "exit!"), Phrase.COMMAND_QUIT, Typed.Command.LEAVE));

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
      return LeaveLine.is(text) ? new Typed.Unsayable(text) : new Typed.Say(text);
    }
    // A word without a slash is a command only when it stands alone.
    String word = typed.startsWith(SLASH) ? typed.split("\\s", 2)[0] : typed;
    for (Row row : TABLE) {
      if (row.words().contains(word.toLowerCase(Locale.ROOT))) {
        Optional<? extends Typed> meaning =
            row.meaning().apply(typed.substring(word.length()).strip());
        return meaning.isPresent() ? meaning.get() : new Typed.Misused(row.usage());
      }
    }
    return typed.startsWith(SLASH)
        ? new Typed.Unknown(word, Nearest.to(word.toLowerCase(Locale.ROOT), slashWords()))
        : new Typed.Say(line);
  }

  /** One line for each command. */
  List<String> help() {
    Stream<String> commands = TABLE.stream().map(row -> helpLine(row.usage(), row.purpose()));
    return Stream.concat(commands, Stream.of(helpLine("//TEXT", Phrase.COMMAND_SLASH))).toList();
  }

  /** What could stand instead of {@code word}, which is typed behind {@code before}. */
  List<String> completions(String before, String word) {
    if (before.isEmpty()) {
      return word.startsWith(SLASH)
          ? slashWords().stream()
              .filter(command -> TabCycle.fits(command, word))
              .map(command -> command + " ")
              .toList()
          : List.of();
    }
    return TABLE.stream()
        .filter(row -> row.words().contains(before.strip().toLowerCase(Locale.ROOT)))
        .flatMap(row -> row.choices().stream())
        .filter(choice -> TabCycle.fits(choice, word))
        .toList();
  }

  /** Whether a name comes next. */
  boolean isForSomebody(String before) {
    return TABLE.stream()
        .filter(row -> row.words().contains(before.strip().toLowerCase(Locale.ROOT)))
        .anyMatch(row -> row.arguments().startsWith(NAME));
  }

  private static List<String> slashWords() {
    return TABLE.stream()
        .flatMap(row -> row.words().stream())
        .filter(word -> word.startsWith(SLASH))
        .toList();
  }

  private static Row plain(List<String> words, Phrase purpose, Typed.Command command) {
    return new Row(words, "", List.of(), purpose, _ -> Optional.of(command));
  }

  private static Optional<Typed> action(String rest) {
    return rest.isEmpty() ? Optional.empty() : Optional.of(new Typed.Say(ACTION + rest));
  }

  private static Optional<String> given(String rest) {
    return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
  }

  private static Optional<Typed> history(String rest) {
    if (rest.isEmpty()) {
      return Optional.of(new Typed.History(HISTORY_USUAL));
    }
    return rest.matches("[1-9][0-9]{0,5}")
        ? Optional.of(new Typed.History(Integer.parseInt(rest)))
        : Optional.empty();
  }

  private static Optional<Typed> time(String rest) {
    return switch (rest.toLowerCase(Locale.ROOT)) {
      case "on" -> Optional.of(new Typed.Time(true));
      case "off" -> Optional.of(new Typed.Time(false));
      default -> Optional.empty();
    };
  }

  private String helpLine(String words, Phrase purpose) {
    int gap = Math.max(1, WORDS_COLUMNS - new AttributedString(words).columnLength());
    return "  " + words + " ".repeat(gap) + texts.say(purpose);
  }
}
