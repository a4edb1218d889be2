package chat.protocol.frame;

import chat.protocol.UserName;

/** What a member can ask for with an ASK (section 11.7). */
public sealed interface Wish {
  /** That {@code who} be sent away; the host's right. */
  record Kick(UserName who) implements Wish {}

  /** That the room be closed; the host's right. */
  record Close() implements Wish {}

  /** That {@code to} hear {@code text}, and nobody else. */
  record Whisper(UserName to, String text) implements Wish {}

  /** Something that the server does not know. */
  record Unknown(String name) implements Wish {}
}
