package chat.protocol;

/**
 * How fast a member may speak: {@code burst} messages at once, and {@code perSecond} messages a
 * second after that (section 5.4).
 */
public record Rate(int burst, double perSecond) {
  /**
   * Checks that somebody can speak at all.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}
   */
  public Rate {
    if (burst < 1 || !(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new ProtocolException(
          Fault.MALFORMED, "a rate needs a burst of at least 1 and a positive pace");
    }
  }
}
