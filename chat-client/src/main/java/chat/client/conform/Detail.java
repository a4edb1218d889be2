package chat.client.conform;

/** How much somebody wants to see. */
public enum Detail {
  /** What came of each check. */
  FINDINGS,
  /** What went over the wire, too. */
  WIRE
}
