package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real server passes the real client's conformance kit whole. */
@Timeout(240)
class ConformIT {
  private static final Pattern PORTS = Pattern.compile("TCP port (\\d+) and UDP port (\\d+)");
  private static final int LISTS_MAX = 20;

  @Test
  void ourServerPassesWholeAndNoRoomIsLeftBehind() throws Exception {
    try (JarProcess server =
        JarProcess.server(
            "--bind", "127.0.0.1", "--tcp-port", "0", "--udp-port", "0", "--idle-timeout", "6s")) {
      Matcher ports = PORTS.matcher(server.hears(line -> PORTS.matcher(line).find()));
      assertThat(ports.find()).isTrue();
      // The UDP port is told by the server.
      try (JarProcess kit =
          JarProcess.client(
              "conform",
              "--tcp-port",
              ports.group(1),
              "--json",
              "--idle",
              "6",
              "--patience",
              "3000")) {
        List<JsonNode> findings = new ArrayList<>();
        JsonNode line = new ObjectMapper().readTree(kit.hears(_ -> true));
        while (line.has("verdict")) {
          findings.add(line);
          line = new ObjectMapper().readTree(kit.hears(_ -> true));
        }
        assertThat(findings)
            .hasSizeGreaterThan(60)
            .allSatisfy(
                one -> assertThat(one.path("verdict").asText()).as("%s", one).isEqualTo("passes"));
        assertThat(line.path("passed").asInt()).isEqualTo(findings.size());
        assertThat(kit.exitCode()).isZero();
      }
      assertThat(rooms(ports.group(1))).isEqualTo("{\"rooms\":[],\"total\":0}");
    }
  }

  /** The rooms there are, as soon as there are none: who leaves does not hear when it is done. */
  private static String rooms(String tcpPort) throws Exception {
    String rooms = "";
    for (int i = 0; i < LISTS_MAX && !rooms.endsWith("\"total\":0}"); i++) {
      try (JarProcess list = JarProcess.client("list", "--json", "--tcp-port", tcpPort)) {
        rooms = list.hears(_ -> true);
      }
    }
    return rooms;
  }
}
