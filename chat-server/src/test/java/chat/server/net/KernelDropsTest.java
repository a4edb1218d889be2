package chat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelDropsTest {
  private static final String TITLES =
      "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode ref pointer drops";
  private static final String TITLES6 =
      "  sl  local_address                         remote_address                        st"
          + " tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops";
  private static final String OURS =
      "  471: 0100007F:22B9 00000000:0000 07 00000000:0003FD00 00:00000000 00000000  1000"
          + "        0 81234 2 0000000000000000 17";
  private static final String ANOTHERS =
      "  471: 0200007F:22B9 00000000:0000 07 00000000:00000000 00:00000000 00000000  1001"
          + "        0 99999 2 0000000000000000 1000";
  private static final String OURS6 =
      " 6034: 00000000000000000000000000000000:22B9 00000000000000000000000000000000:0000 07"
          + " 00000000:00000000 00:00000000 00000000     0        0 81235 2 0000000000000000"
          + " 4294967295";
  private static final String OUR_OTHER_PORT =
      "  472: 0100007F:22BA 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000"
          + "        0 81236 2 0000000000000000 5";

  @TempDir private Path proc;

  @Test
  void readsALine() {
    assertThat(UdpRow.parse(OURS)).contains(new UdpRow(8889, 81_234, 17));
    assertThat(UdpRow.parse(OURS6)).contains(new UdpRow(8889, 81_235, 4_294_967_295L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        TITLES,
        TITLES6,
        "471: 0100007F:22B9 00000000:0000 07",
        "1: nothing 2 3 4 5 6 7 8 9 10 11 12",
        "1: 0100007F:22B9 2 3 4 5 6 7 8 inode 10 11 12",
        "1: 0100007F:22B9 2 3 4 5 6 7 8 9 10 11 many",
        "1: 0100007F:22B9 2 3 4 5 6 7 8 9 10 11 -1",
        "1: 0100007F:22B9 2 3 4 5 6 7 8 0 10 11 12",
        "1: 0100007F:FFFFF 2 3 4 5 6 7 8 9 10 11 12",
        "1: 0100007F:-1 2 3 4 5 6 7 8 9 10 11 12",
        "1: 0100007F:22B9 2 3 4 5 6 7 8 9 10 11 99999999999999999999"
      })
  void passesOverAnOddLine(String line) {
    assertThat(UdpRow.parse(line)).isEmpty();
  }

  @Test
  void addsUpOurSocketsAtOurPortsOnly() throws IOException {
    open(81_234, 81_235, 81_236);
    write("udp", TITLES, OURS, "garbage", ANOTHERS, OUR_OTHER_PORT);
    write("udp6", TITLES6, OURS6);

    assertThat(new KernelDrops(proc, Set.of(8889)).total()).hasValue(17 + 4_294_967_295L);
  }

  @Test
  void followsWhatTheSystemCounts() throws IOException {
    open(81_234);
    write("udp", TITLES, OURS);
    KernelDrops drops = new KernelDrops(proc, Set.of(8889));
    assertThat(drops.total()).hasValue(17);
    write("udp", TITLES, OURS.replace(" 17", " 19"));

    assertThat(drops.total()).hasValue(19);
  }

  @Test
  void claimsNothingWhereTheSystemTellsNothing() throws IOException {
    assertThat(new KernelDrops(proc, Set.of(8889)).total()).isEmpty();
    open(81_234);
    assertThat(new KernelDrops(proc, Set.of(8889)).total()).isEmpty();
    write("udp", TITLES, ANOTHERS);
    assertThat(new KernelDrops(proc, Set.of(8889)).total()).isEmpty();
  }

  private void open(long... inodes) throws IOException {
    Path links = Files.createDirectories(proc.resolve("self/fd"));
    Files.createSymbolicLink(links.resolve("0"), Path.of("pipe:[1]"));
    for (long inode : inodes) {
      Files.createSymbolicLink(links.resolve("" + inode), Path.of("socket:[" + inode + "]"));
    }
  }

  private void write(String name, String... lines) throws IOException {
    Path net = Files.createDirectories(proc.resolve("net"));
    Files.write(net.resolve(name), List.of(lines));
  }
}
