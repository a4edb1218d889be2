package chat.client.ui;

/** What a line is, so that it can look like it. */
public enum Style {
  /** What somebody said. */
  SAID,
  /** What a server or this client tells by the way. */
  NOTICE,
  /** What somebody needs to read now. */
  ERROR,
  /** The title of what follows. */
  HEADING,
  /** Anything else. */
  PLAIN
}
