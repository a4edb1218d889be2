package chat.client.ui;

/**
 * A line that is not sent yet.
 *
 * @param text what is in it
 * @param remark what is wrong with it, in a few words; empty when nothing is
 */
public record Draft(String text, String remark) {
  /** Nothing yet. */
  public static final Draft EMPTY = new Draft("", "");
}
