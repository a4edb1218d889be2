package chat.server.room;

import chat.protocol.Bytes;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.protocol.notice.Notice;

/** What a member can be told. */
public sealed interface RoomEvent {
  /** Something happened in the room, and is in its log. */
  record Happened(LogEntry entry) implements RoomEvent {}

  /** Somebody said something, and nobody who hears it reads the log. */
  record Spoke(UserName who, Utterance text) implements RoomEvent {}

  /** The server has something to say to one member, and to nobody else. */
  record Announced(Notice.Personal notice) implements RoomEvent {}

  /** The server is still there; the answer to a keepalive. */
  record KeptAlive() implements RoomEvent {}

  /** A frame for those who speak the extension {@code log}; nobody else is sent one. */
  record Framed(ServerFrame frame) implements RoomEvent {}

  /** What somebody missed who speaks the extension {@code log}, as the frame that travels. */
  record Repeated(Bytes frame) implements RoomEvent {}
}
