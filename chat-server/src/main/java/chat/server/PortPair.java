package chat.server;

import java.util.Optional;

/**
 * Two ports to listen on.
 *
 * @param tcp where clients create, join and list; 0 picks a free one
 * @param udp where they talk; 0 picks a free one
 * @param dialect the dialect that is expected there first, if it is said
 */
public record PortPair(int tcp, int udp, Optional<String> dialect) {
  /** As it is written on the command line. */
  @Override
  public String toString() {
    return tcp + "/" + udp + dialect.map(name -> "=" + name).orElse("");
  }
}
