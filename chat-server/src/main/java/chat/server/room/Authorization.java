package chat.server.room;

/** Whose datagram it is. */
public sealed interface Authorization {
  /** A member's own. */
  record Granted(Member member) implements Authorization {}

  /** Nobody's who may speak. */
  record Denied(DropReason reason) implements Authorization {}
}
