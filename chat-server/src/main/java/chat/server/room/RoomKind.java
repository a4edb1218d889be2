package chat.server.room;

/** What keeps a room open. */
enum RoomKind {
  /** Its host: the first who came. */
  HOSTED,
  /** The server: nobody's leaving closes it. */
  LOBBY
}
