package chat.server.bench;

import chat.protocol.Bytes;
import chat.protocol.control.Operation;
import chat.protocol.control.State;
import chat.protocol.control.TcrpMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What connections cost: starts the real jar as a process of its own, on one core where {@code
 * taskset} is there, and measures how much memory silent connections take, and how many creates and
 * joins a second of its processor time is good for. Linux only. {@code docs/benchmarks.md} has the
 * command and what it said.
 */
public final class ControlScale {
  private static final int CONNECTIONS = 10_000;
  private static final int TRANSACTIONS = 20_000;
  private static final int ROUNDS = 5;
  private static final int AT_A_TIME = 32;
  private static final int IN_A_ROOM = 10;
  private static final int TICKS_PER_SECOND = 100;
  private static final Duration SETTLE = Duration.ofSeconds(3);
  private static final Pattern LISTENING = Pattern.compile("TCP port (\\d+)");
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private final Process server;
  private final InetSocketAddress address;
  private final DatagramSocket ear;
  private int rooms;

  private ControlScale(Process server, int port, DatagramSocket ear) throws IOException {
    this.server = server;
    this.address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    this.ear = ear;
  }

  /** Measures both; arguments are options of the JVM of the server. */
  public static void main(String[] args) throws Exception {
    try (DatagramSocket ear = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      run(args, ear, ControlScale::silence);
      run(args, ear, ControlScale::transactions);
    }
  }

  private interface Measurement {
    void of(ControlScale scale) throws Exception;
  }

  private static void run(String[] args, DatagramSocket ear, Measurement what) throws Exception {
    Process server = start(args);
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      int port =
          lines
              .lines()
              .map(LISTENING::matcher)
              .filter(Matcher::find)
              .mapToInt(found -> Integer.parseInt(found.group(1)))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the server does not listen"));
      what.of(new ControlScale(server, port, ear));
    } finally {
      server.destroy();
      var _ = server.waitFor();
    }
  }

  private static Process start(String[] args) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.exists(TASKSET)) {
      command.addAll(List.of(TASKSET.toString(), "-c", "0"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(args));
    command.addAll(List.of("-jar", "chat-server/target/chat-server.jar"));
    command.addAll(List.of("--bind", "127.0.0.1", "--tcp-port", "0", "--udp-port", "0"));
    // Defaults would refuse what is measured, or end it too early.
    command.addAll(List.of("--max-connections", "16384", "--max-rooms", "1000000"));
    command.addAll(List.of("--first-byte-time", "10m", "--request-time", "10m"));
    // Who has a grant and then says nothing would time out while the next ones come.
    command.addAll(List.of("--keepalive-timeout", "10m"));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Opens connections that say nothing. */
  private void silence() throws IOException {
    pause();
    long before = resident();
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        open.add(new Socket(address.getAddress(), address.getPort()));
      }
      pause();
      long after = resident();
      say(
          "silent: %,d connections, %,d kB before, %,d kB with them: %.2f kB each",
          CONNECTIONS, before, after, (double) (after - before) / CONNECTIONS);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /** Creates rooms and joins them, ten in each, by bare names and with grants. */
  private void transactions() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      round("bare names", false);
      round("grants", true);
    }
  }

  private void round(String what, boolean grants) throws Exception {
    double cpuBefore = cpuSeconds();
    long start = System.nanoTime();
    try (ExecutorService guests = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < TRANSACTIONS / IN_A_ROOM; i++) {
        String room = "room-" + rooms++;
        all.add(guests.submit(() -> fill(room, grants)));
      }
      for (Future<?> each : all) {
        var _ = each.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu = cpuSeconds() - cpuBefore;
    say(
        "%-10s %,d transactions in %.2f s: %,.0f/s; server CPU %.2f s: %,.0f per CPU second, %,d"
            + " kB",
        what, TRANSACTIONS, seconds, TRANSACTIONS / seconds, cpu, TRANSACTIONS / cpu, resident());
  }

  private void fill(String room, boolean grants) {
    for (int i = 0; i < IN_A_ROOM; i++) {
      transact(i == 0 ? Operation.Known.CREATE : Operation.Known.JOIN, room, "guest" + i, grants);
    }
  }

  /** One transaction, as a client makes it: ask, read all, hang up. */
  private void transact(Operation operation, String room, String name, boolean grants) {
    String payload =
        grants
            ? "{\"username\":\"%s\",\"udp_port\":%d,\"extensions\":[]}"
                .formatted(name, ear.getLocalPort())
            : name;
    Bytes request =
        new TcrpMessage(operation, State.Known.REQUEST, Bytes.utf8(room), Bytes.utf8(payload))
            .encode();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(request.toArray());
      int size = socket.getInputStream().readAllBytes().length;
      if (!grants) {
        // Where it hears: a datagram to a port that nobody has would cost more than one that is
        // read.
        socket
            .getOutputStream()
            .write(new byte[] {(byte) (ear.getLocalPort() >> 8), (byte) ear.getLocalPort()});
      }
      // A refusal has no second message.
      if (size < 2 * 32) {
        throw new IllegalStateException("refused: " + room + " " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long resident() throws IOException {
    for (String line : Files.readAllLines(proc("status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("no VmRSS");
  }

  /** All that the process has used, in user mode and in the kernel. */
  private double cpuSeconds() throws IOException {
    String line = Files.readString(proc("stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(server.pid()), file);
  }

  private static void pause() {
    LockSupport.parkNanos(SETTLE.toNanos());
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
