package chat.server.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one scenario takes place: the processes it starts and the members it gathers end with it.
 */
final class Stage implements Closeable {
  private static final Pattern LISTENING = Pattern.compile("TCP port (\\d+) and UDP port (\\d+)");
  private static final Pattern PORT = Pattern.compile("^port (\\d+)$");
  private static final Pattern READY = Pattern.compile("^ready$");
  private static final String RELAY_THREADS = "--relay-threads";
  private static final String UNLIMITED = "999999999";

  private final Path jar;
  private final List<String> serverJvm;
  private final Placement placement;
  private final Driver driver;
  private final Crowds crowds;
  private final Deque<Closeable> open = new ArrayDeque<>();

  /**
   * @param serverJvm options for the server's JVM
   */
  Stage(Path jar, List<String> serverJvm, Placement placement, Driver driver) {
    this.jar = jar;
    this.serverJvm = serverJvm;
    this.placement = placement;
    this.driver = driver;
    this.crowds = new Crowds(driver);
  }

  /** A running server. */
  record Server(Target target, Crowds.Ports ports) {}

  /** A target and who talks by way of it. */
  record Room(Target target, Crowd crowd) {}

  Driver driver() {
    return driver;
  }

  Placement placement() {
    return placement;
  }

  /** Starts a server with a processor of its own. */
  Server server() throws IOException, InterruptedException {
    return listening(placement.onOne(serverCommand(List.of())));
  }

  /** Starts a server with so many relay threads, on as many processors as the driver leaves. */
  Server server(int relayThreads) throws IOException, InterruptedException {
    return listening(
        placement.onMany(serverCommand(List.of(RELAY_THREADS, Integer.toString(relayThreads)))));
  }

  /** Why there cannot be several relay threads, if there cannot: a sentence. */
  Optional<String> relayThreadsObstacle() throws IOException, InterruptedException {
    return serverKnows(RELAY_THREADS)
        ? Optional.empty()
        : Optional.of("The server does not know the option " + RELAY_THREADS + ".");
  }

  /** Whether the server has such an option. */
  private boolean serverKnows(String option) throws IOException, InterruptedException {
    Process help =
        new ProcessBuilder(Target.java(), "-jar", jar.toString(), "--help")
            .redirectErrorStream(true)
            .start();
    String text = new String(help.getInputStream().readAllBytes());
    help.waitFor();
    return text.contains(option);
  }

  /** Lets members into a server. */
  Room join(Server server, String prefix, Shape shape, Tongues tongues, TextSize sizes)
      throws IOException {
    return new Room(
        server.target(), keep(crowds.join(server.ports(), prefix, shape, tongues, sizes)));
  }

  /** Starts a bare loop, and gathers members around it. */
  Room bareLoop(Shape shape, TextSize sizes) throws IOException, InterruptedException {
    Target target =
        keep(
            Target.start(
                placement.onOne(
                    List.of(
                        Target.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareLoop.class.getName()))));
    InetSocketAddress address = loopback(target.await(PORT).group(1));
    Writer audiences = target.in();
    Crowd crowd = keep(crowds.around(address, audiences, shape, sizes));
    target.await(READY);
    return new Room(target, crowd);
  }

  private Server listening(List<String> command) throws IOException, InterruptedException {
    Target target = keep(Target.start(command));
    Matcher ports = target.await(LISTENING);
    return new Server(target, new Crowds.Ports(loopback(ports.group(1)), loopback(ports.group(2))));
  }

  private List<String> serverCommand(List<String> more) {
    List<String> command = new ArrayList<>(List.of(Target.java()));
    command.addAll(serverJvm);
    command.addAll(List.of("-jar", jar.toString(), "--lang", "en", "--bind", "127.0.0.1"));
    command.addAll(List.of("--tcp-port", "0", "--udp-port", "0"));
    command.addAll(List.of("--idle-timeout", "1h", "--keepalive-timeout", "1h"));
    for (String limit :
        List.of(
            "--max-rooms",
            "--max-rooms-per-address",
            "--max-members",
            "--max-members-per-address",
            "--max-connections",
            "--max-connections-per-address",
            "--message-rate",
            "--message-burst",
            "--room-rate")) {
      command.addAll(List.of(limit, UNLIMITED));
    }
    command.addAll(more);
    return command;
  }

  private static InetSocketAddress loopback(String port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), Integer.parseInt(port));
  }

  private <T extends Closeable> T keep(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
