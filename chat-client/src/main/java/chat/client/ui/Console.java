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

  /**
   * Makes the read that is going on, or else the next one, return {@link Input.Woken}. What was
   * typed is gone.
   */
  void wake();

  /** Gives the terminal back as it was. Nothing is printed any more. */
  @Override
  void close();
}
