package chat.client;

import chat.client.ui.Checked;
import chat.client.ui.Checked.Bad;
import chat.client.ui.Checked.Good;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the settings file says: servers by name, written by a person, and what the menu remembers.
 */
final class Settings {
  /** What the keys start with that are the program's own. */
  static final String LAST = "last.";

  /** There is no file. */
  static final Settings NONE = new Settings(new Properties());

  private static final Pattern SERVER_KEY =
      Pattern.compile("server\\.(.+)\\.(host|tcp-port|udp-port)");
  private static final String HOST = "host";
  private static final String TCP_PORT = "tcp-port";
  private static final String UDP_PORT = "udp-port";
  private static final String NAME = "name";

  private final Properties properties;

  Settings(Properties properties) {
    this.properties = properties;
  }

  /** The keys and values that remember {@code server} and {@code user}. */
  static SortedMap<String, String> remembering(KnownServer server, String user) {
    SortedMap<String, String> last = new TreeMap<>();
    server.host().ifPresent(host -> last.put(LAST + HOST, host.name()));
    server.tcpPort().ifPresent(port -> last.put(LAST + TCP_PORT, port.toString()));
    server.udpPort().ifPresent(port -> last.put(LAST + UDP_PORT, port.toString()));
    last.put(LAST + NAME, user);
    return last;
  }

  /** The names of the servers. */
  SortedSet<String> servers() {
    SortedSet<String> names = new TreeSet<>();
    for (String key : properties.stringPropertyNames()) {
      Matcher matcher = SERVER_KEY.matcher(key);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  /** The server of that name; a problem is the key of a value that cannot be. */
  Checked<KnownServer> server(String name) {
    return read("server." + name + ".");
  }

  /** The server that the menu was on last; one that cannot be is none. */
  KnownServer lastServer() {
    return switch (read(LAST)) {
      case Good<KnownServer>(KnownServer server) -> server;
      case Bad<KnownServer> _ -> KnownServer.NOTHING;
    };
  }

  /** The name somebody went by last. */
  Optional<String> lastName() {
    return value(LAST + NAME);
  }

  private Checked<KnownServer> read(String prefix) {
    for (String key : new String[] {prefix + TCP_PORT, prefix + UDP_PORT}) {
      if (value(key).isPresent() && port(key).isEmpty()) {
        return new Bad<>(key);
      }
    }
    return new Good<>(
        new KnownServer(
            value(prefix + HOST).map(Host::new), port(prefix + TCP_PORT), port(prefix + UDP_PORT)));
  }

  private Optional<Integer> port(String key) {
    return value(key).flatMap(PortConverter::port);
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(properties.getProperty(key))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
