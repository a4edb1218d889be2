package chat.protocol;

/** What is wrong with bytes that could not become a value. */
public enum Fault {
  /** A size does not fit, something is missing, or JSON is not what it should be. */
  MALFORMED,
  /** The operation means nothing (section 3.2). */
  UNKNOWN_OPERATION,
  /** A size is over the limit. */
  TOO_LARGE,
  /** The bytes are no UTF-8. */
  NOT_UTF8,
  /** No room name (section 2). */
  BAD_ROOM_NAME,
  /** No user name (section 2). */
  BAD_USER_NAME,
  /** No token (section 2). */
  BAD_TOKEN
}
