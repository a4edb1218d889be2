package chat.client.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.InputRC;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;

/** Makes the two that read lines: one asks questions, one reads what is said. */
final class LineReaders {
  private static final String NAME = "chat-client";
  static final int HISTORY_MAX = 1000;

  private LineReaders() {}

  /** Remembers nothing that is typed. */
  static LineReader questions(Terminal terminal) {
    TypingReader reader = reader(terminal);
    reader.option(Option.INSERT_TAB, true);
    reader.setVariable(LineReader.DISABLE_HISTORY, true);
    return reader;
  }

  /** Remembers what is typed, and leaves no trace of the line on the screen once it is read. */
  static TypingReader talk(Terminal terminal, Editing editing) {
    TypingReader reader = reader(terminal);
    reader.option(Option.ERASE_LINE_ON_FINISH, true);
    reader.setAutosuggestion(LineReader.SuggestionType.TAIL_TIP);
    reader.setVariable(LineReader.HISTORY_SIZE, HISTORY_MAX);
    reader.setVariable(LineReader.HISTORY_FILE_SIZE, HISTORY_MAX);
    editing
        .history()
        .flatMap(LineReaders::writable)
        .ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
    reader.setHistory(history(reader));
    editing.inputrc().ifPresent(file -> configure(reader, file));
    editing.keys().ifPresent(keys -> edit(reader, keys));
    return reader;
  }

  private static TypingReader reader(Terminal terminal) {
    TypingReader reader = new TypingReader(terminal, NAME);
    reader.setParser(parser());
    // An exclamation mark is an exclamation mark, not the history.
    reader.option(Option.DISABLE_EVENT_EXPANSION, true);
    return reader;
  }

  private static History history(LineReader reader) {
    try {
      return new DefaultHistory(reader);
    } catch (RuntimeException e) {
      // The file holds something else, and is left alone.
      reader.getVariables().remove(LineReader.HISTORY_FILE);
      return new DefaultHistory(reader);
    }
  }

  private static void edit(LineReader reader, Editing.Keys keys) {
    String map =
        switch (keys) {
          case EMACS -> LineReader.EMACS;
          case VI -> LineReader.VIINS;
        };
    reader.getKeyMaps().put(LineReader.MAIN, reader.getKeyMaps().get(map));
  }

  private static DefaultParser parser() {
    DefaultParser parser = new DefaultParser();
    parser.setQuoteChars(new char[0]);
    parser.setEscapeChars(new char[0]);
    return parser;
  }

  /** The file, there and for nobody else to read; nothing when that cannot be had. */
  private static Optional<Path> writable(Path file) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      if (Files.notExists(file)) {
        Files.createFile(file);
      }
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      // Then what is typed is remembered until the end.
      return Optional.empty();
    }
  }

  private static void configure(LineReader reader, Path inputrc) {
    if (!Files.isReadable(inputrc)) {
      return;
    }
    try (InputStream in = Files.newInputStream(inputrc)) {
      InputRC.configure(reader, in);
    } catch (IOException | RuntimeException e) {
      // It is written for another program, and may hold what nobody here understands.
      return;
    }
  }
}
