package chat.server.room;

/**
 * The pair of ports by which a member came in, and by whose UDP socket it is spoken to.
 *
 * @param number its place in the order in which the server opened them
 */
public record Gate(int number) {
  /** The pair of {@code --tcp-port} and {@code --udp-port}. */
  public static final Gate MAIN = new Gate(0);
}
