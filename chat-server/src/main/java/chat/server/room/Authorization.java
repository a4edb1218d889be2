package chat.server.room;

/** Whose datagram it is. */
public sealed interface Authorization {
  /**
   * A member's own.
   *
   * @param stay how often the member had come back before it sent that
   */
  record Granted(Member member, int stay) implements Authorization {}

  /** That of somebody who was a member until just now, and may have to be told so again. */
  record Departed(Member member) implements Authorization {}

  /** Nobody's who may speak. */
  record Denied(DropReason reason) implements Authorization {}
}
