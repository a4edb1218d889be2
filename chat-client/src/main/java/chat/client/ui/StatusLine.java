package chat.client.ui;

/** A line that always stands there, and can be told in more or less room. */
interface StatusLine {
  /** The line in at most so many columns. */
  String line(int columns);
}
