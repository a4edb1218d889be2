package chat.client.ui;

/**
 * Where a person types and reads. One thread reads at a time; any thread may print and wake.
 *
 * <p>What is printed is made safe here, at the last door: no text, whoever it is from, drives the
 * terminal.
 */
public interface Console extends AutoCloseable {
  /** Asks for the answer to a question; the answer is not remembered. */
  Input ask(String question);

  /** Asks for something that nobody may see. */
  Input askSecret(String question);

  /**
   * Reads a line of talk.
   *
   * @param prompt what stands before it
   * @param draft what is in the line already, to be edited
   */
  Input readLine(String prompt, Draft draft);

  /** Prints above the line that is being typed. */
  void print(Style style, String text);

  /** Prints {@code line} above the line that is being typed. */
  default void print(Style style, Line line) {
    print(style, line.text());
  }

  /** Keeps {@code line} in sight, where there is a place for it; call again when it changed. */
  default void showStatus(StatusLine line) {}

  /** Takes the status line away. */
  default void hideStatus() {}

  /** From now on the tabulator completes a line of talk with these. */
  default void completeWith(TabCycle.Candidates candidates) {}

  /** Takes everything off the screen but the line that is being typed. */
  default void clear() {}

  /** Rings the bell. */
  default void ring() {}

  /**
   * Gives the keys back to the terminal until the next read: for when nothing will be read for a
   * while, and Ctrl-C is to end the program.
   */
  void letGo();

  /**
   * Makes the read that is going on, or else the next one, return {@link Input.Woken}. What was
   * typed is gone.
   */
  void wake();

  /** Gives the terminal back as it was. Nothing is printed any more. */
  @Override
  void close();
}
