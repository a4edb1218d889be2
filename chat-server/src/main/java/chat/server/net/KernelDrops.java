package chat.server.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How many datagrams the system threw away because our sockets' buffers were full: they never came
 * to us, so nobody but the system can count them. Linux tells; elsewhere nothing is known.
 */
public final class KernelDrops {
  private static final Path PROC = Path.of("/proc");

  private final Path proc;
  private final Set<Long> sockets;

  private KernelDrops(Path proc, Set<Long> sockets) {
    this.proc = proc;
    this.sockets = sockets;
  }

  /** Of the UDP sockets that this process has open at these ports. */
  public static KernelDrops at(Set<Integer> ports) {
    return at(PROC, ports);
  }

  static KernelDrops at(Path proc, Set<Integer> ports) {
    Set<Long> own = new HashSet<>();
    try {
      Set<String> open = openFiles(proc.resolve("self/fd"));
      for (UdpRow row : table(proc)) {
        if (ports.contains(row.port()) && open.contains("socket:[" + row.inode() + "]")) {
          own.add(row.inode());
        }
      }
    } catch (IOException e) {
      return new KernelDrops(proc, Set.of());
    }
    return new KernelDrops(proc, own);
  }

  /** All since the sockets were opened; nothing if the system does not tell. */
  public OptionalLong total() {
    try {
      return sockets.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(
              table(proc).stream()
                  .filter(row -> sockets.contains(row.inode()))
                  .mapToLong(UdpRow::drops)
                  .sum());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static List<UdpRow> table(Path proc) throws IOException {
    List<UdpRow> rows = new ArrayList<>();
    for (String name : List.of("net/udp", "net/udp6")) {
      Path file = proc.resolve(name);
      // A system without IPv6 has no table of it.
      if (Files.exists(file)) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
          lines.lines().map(UdpRow::parse).flatMap(Optional::stream).forEach(rows::add);
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
    }
    return rows;
  }

  /** What the process's open files are, as their links tell. */
  private static Set<String> openFiles(Path links) throws IOException {
    Set<String> open = new HashSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(links)) {
      for (Path link : all) {
        if (Files.isSymbolicLink(link)) {
          open.add(Files.readSymbolicLink(link).toString());
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return open;
  }
}
