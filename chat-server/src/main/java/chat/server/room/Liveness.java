package chat.server.room;

/** How a member shows that it is still there (section 5.6). */
public enum Liveness {
  /** It speaks only when its user does, so it may be silent for long. */
  IDLE,
  /** It has a grant, and sends keepalives. */
  KEEPALIVE
}
