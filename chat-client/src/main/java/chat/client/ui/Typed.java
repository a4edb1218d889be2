package chat.client.ui;

/** What a line typed in a chat means. */
public sealed interface Typed {
  /** Something to say. */
  record Say(String text) implements Typed {}

  /** A text that every server takes as leaving, and that therefore cannot be said. */
  record Unsayable(String text) implements Typed {}

  /** A word with a slash that is in no table. */
  record Unknown(String word) implements Typed {}

  /** Nothing at all. */
  record Nothing() implements Typed {}

  /** What a command does. */
  enum Command implements Typed {
    /** Leaves the room. */
    LEAVE,
    /** Tells the commands. */
    HELP
  }
}
