package chat.client.ui;

import java.util.Optional;
import java.util.function.Function;

/** Asks until the answer is good, and says each time what is wrong with it. */
final class Questions {
  private final Console console;

  Questions(Console console) {
    this.console = console;
  }

  /**
   * Asks for something that everybody may see.
   *
   * @param question one line, without the default
   * @param usual what an empty answer means, if it means anything
   */
  <T> T ask(String question, Optional<T> usual, Function<String, Checked<T>> check)
      throws StoppedAsking {
    String prompt = question + usual.map(value -> " [" + value + "]: ").orElse(": ");
    while (true) {
      String answer = answer(() -> console.ask(prompt));
      if (answer.isBlank() && usual.isPresent()) {
        return usual.get();
      }
      switch (check.apply(answer)) {
        case Checked.Good<T>(T value) -> {
          return value;
        }
        case Checked.Bad<T>(String problem) -> console.print(Style.ERROR, problem);
      }
    }
  }

  /** Asks for something that nobody may see. */
  <T> T askSecret(String question, Function<String, Checked<T>> check) throws StoppedAsking {
    while (true) {
      switch (check.apply(answer(() -> console.askSecret(question + ": ")))) {
        case Checked.Good<T>(T value) -> {
          return value;
        }
        case Checked.Bad<T>(String problem) -> console.print(Style.ERROR, problem);
      }
    }
  }

  private interface Read {
    Input next();
  }

  private static String answer(Read read) throws StoppedAsking {
    while (true) {
      switch (read.next()) {
        case Input.Text(String text) -> {
          return text;
        }
        case Input.Interrupted _ -> throw new StoppedAsking(StoppedAsking.Key.CTRL_C);
        case Input.EndOfInput _ -> throw new StoppedAsking(StoppedAsking.Key.CTRL_D);
        case Input.Oversize _, Input.Unreadable _, Input.Woken _ -> {
          // A wake is what a chat that just ended left behind: ask again.
        }
      }
    }
  }
}
