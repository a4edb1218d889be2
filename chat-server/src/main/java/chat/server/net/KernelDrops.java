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
import java.util.stream.Collectors;

/**
 * How many datagrams the system threw away because our sockets' buffers were full: they never came
 * to us, so nobody but the system can count them. Linux tells; elsewhere nothing is known.
 */
public final class KernelDrops {
  private static final Path PROC = Path.of("/proc");

  private final Path proc;
  private final Set<Integer> ports;
  private volatile Set<Long> sockets = Set.of();

  KernelDrops(Path proc, Set<Integer> ports) {
    this.proc = proc;
    this.ports = ports;
  }

  /** Of the UDP sockets that this process has open at these ports. */
  public static KernelDrops at(Set<Integer> ports) {
    return new KernelDrops(PROC, ports);
  }

  /** All since the sockets were opened; nothing if the system does not tell. */
  public OptionalLong total() {
    try {
      List<UdpRow> rows = table();
      if (sockets.isEmpty()) {
        sockets = own(rows);
      }
      return sockets.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(
              rows.stream()
                  .filter(row -> sockets.contains(row.inode()))
                  .mapToLong(UdpRow::drops)
                  .sum());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Another process may have the same port at another address. */
  private Set<Long> own(List<UdpRow> rows) throws IOException {
    Set<String> open = openFiles(proc.resolve("self/fd"));
    return rows.stream()
        .filter(row -> ports.contains(row.port()))
        .map(UdpRow::inode)
        .filter(inode -> open.contains("socket:[" + inode + "]"))
        .collect(Collectors.toSet());
  }

  private List<UdpRow> table() throws IOException {
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
