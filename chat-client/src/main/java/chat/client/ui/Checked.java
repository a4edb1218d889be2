package chat.client.ui;

/** What somebody typed, as a value, or what is wrong with it. */
public sealed interface Checked<T> {
  /** It is a value. */
  record Good<T>(T value) implements Checked<T> {}

  /**
   * It is none.
   *
   * @param problem a sentence that says why
   */
  record Bad<T>(String problem) implements Checked<T> {}
}
