package chat.server.net;

import java.util.Optional;

/**
 * A line of Linux's table of UDP sockets, {@code /proc/net/udp} or {@code udp6}.
 *
 * @param port the local port
 * @param inode what tells this socket from all others
 * @param drops datagrams that the system threw away because nobody had read those before
 */
record UdpRow(int port, long inode, long drops) {
  private static final int COLUMNS = 13;
  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;
  private static final int DROPS = 12;
  private static final int HEX = 16;
  private static final int PORT_MAX = 0xFFFF;

  /** Reads a line; none for the line of titles, and for one that is not as it should be. */
  static Optional<UdpRow> parse(String line) {
    String[] columns = line.strip().split("\\s+", COLUMNS + 1);
    if (columns.length < COLUMNS) {
      return Optional.empty();
    }
    String address = columns[LOCAL_ADDRESS];
    try {
      int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), HEX);
      long inode = Long.parseLong(columns[INODE]);
      long drops = Long.parseLong(columns[DROPS]);
      return port >= 0 && port <= PORT_MAX && inode > 0 && drops >= 0
          ? Optional.of(new UdpRow(port, inode, drops))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
