package chat.client.ui;

import java.util.Optional;

/** What a line typed in a chat means. */
public sealed interface Typed {
  /** Something to say. */
  record Say(String text) implements Typed {}

  /** A text that every server takes as leaving, and that therefore cannot be said. */
  record Unsayable(String text) implements Typed {}

  /**
   * A word with a slash that is in no table.
   *
   * @param nearest a command that looks like it
   */
  record Unknown(String word, Optional<String> nearest) implements Typed {}

  /** A command that lacks something, or has something that it does not know. */
  record Misused(String usage) implements Typed {}

  /** When the bell rings from now on. */
  record Bell(ChatSettings.Bell when) implements Typed {}

  /** Whether the time stands before each line from now on. */
  record Time(boolean on) implements Typed {}

  /** Send {@code name} away. */
  record Kick(String name) implements Typed {}

  /** Say something to one member: its name, then the text; a name may hold spaces. */
  record Whisper(String nameAndText) implements Typed {}

  /** Show so many entries more of what was said before. */
  record History(int count) implements Typed {}

  /** Nothing at all. */
  record Nothing() implements Typed {}

  /** What a command does. */
  enum Command implements Typed {
    /** Leaves the room. */
    LEAVE,
    /** Tells the commands. */
    HELP,
    /** Tells who is here. */
    WHO,
    /** Tells what server this is. */
    ABOUT,
    /** Tells which rooms there are. */
    ROOMS,
    /** Closes the room. */
    CLOSE,
    /** Clears the screen. */
    CLEAR
  }
}
