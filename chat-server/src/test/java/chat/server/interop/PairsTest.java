package chat.server.interop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.control.Operation;
import chat.server.PortPair;
import chat.server.PortPlan;
import chat.server.TestServer;
import chat.server.interop.Team.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients of two teams in one room, whoever made it; and all of them together. */
class PairsTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(config -> config.alsoListening(portsForAll()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static PortPlan portsForAll() {
    List<PortPair> pairs =
        Stream.concat(
                Team.withPorts().stream().map(Team::ports), Stream.of(Optional.<String>empty()))
            .map(dialect -> new PortPair(0, 0, dialect))
            .toList();
    return new PortPlan(pairs, List.of(), OptionalInt.empty());
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Team.values())
        .flatMap(host -> Arrays.stream(Team.values()).map(guest -> Arguments.of(host, guest)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void hostAndGuestHearEachOther(Team host, Team guest) throws IOException {
    String room = host + " " + guest;
    try (TeamClient alice = enter(host, Operation.Known.CREATE, room, "alice");
        TeamClient bob = enter(guest, Operation.Known.JOIN, room, "bob")) {
      bob.sayUntilSeen("hi from bob", alice, host.line(room, "bob", "hi from bob"));

      alice.say("こんにちは bob");
      bob.awaitLine(guest.line(room, "alice", "こんにちは bob"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoShowsOnlyWhatItHearsHearsItself(Team team) throws IOException {
    String room = "echo " + team;
    try (TeamClient alice = enter(team, Operation.Known.CREATE, room, "alice")) {
      alice.say("hi");
      if (team.hearsItself()) {
        alice.awaitLine(team.line(room, "alice", "hi"));
      }
      assertThat(alice.hearsNothing()).isTrue();
    }
  }

  @Test
  void allOfThemInOneRoom() throws Exception {
    List<AutoCloseable> open = new ArrayList<>();
    try {
      TeamClient host = enter(Team.PLAIN, Operation.Known.CREATE, "all", "host");
      open.add(host);
      List<TeamClient> guests = new ArrayList<>();
      for (Team team : Team.values()) {
        TeamClient guest = enter(team, Operation.Known.JOIN, "all", "guest-" + team);
        open.add(guest);
        guests.add(guest);
        guest.sayUntilSeen("I am " + team, host, "guest-" + team + ": I am " + team);
      }

      host.say("welcome");

      for (Team team : Team.values()) {
        guests.get(team.ordinal()).awaitLine(team.line("all", "host", "welcome"));
      }
    } finally {
      for (AutoCloseable one : open) {
        one.close();
      }
    }
  }

  private static TeamClient enter(Team team, Operation.Known operation, String room, String name)
      throws IOException {
    return team.enter(Place.of(server, team), operation, room, name);
  }
}
