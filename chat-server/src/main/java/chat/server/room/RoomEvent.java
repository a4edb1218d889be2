package chat.server.room;

import chat.protocol.UserName;
import chat.protocol.notice.Notice;

/** What a member can be told. */
public sealed interface RoomEvent {
  /** Somebody else said something; {@code text} is safe to show and not empty. */
  record Said(UserName speaker, String text) implements RoomEvent {}

  /** The server itself has something to say. */
  record Announced(Notice notice) implements RoomEvent {}

  /** The server is still there; the answer to a keepalive. */
  record KeptAlive() implements RoomEvent {}
}
