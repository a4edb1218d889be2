package chat.server.room;

/** Why a datagram was dropped. It is counted and never answered (section 7). */
public enum DropReason {
  /** Its sizes lie, or its room or token cannot be. */
  MALFORMED,
  /** It is over 4096 bytes. */
  TOO_LARGE,
  /** What it says is no UTF-8. */
  NOT_UTF8,
  /** Nobody has that token. */
  UNKNOWN_TOKEN,
  /** The token is of another room. */
  WRONG_ROOM,
  /** The token was given to another address. */
  WRONG_ADDRESS,
  /** Its member is over its rate. */
  TOO_FAST
}
