package chat.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Rate;
import chat.protocol.UserName;
import chat.protocol.Utterance;
import chat.protocol.control.StatusCode;
import chat.server.room.Entrance.Entered;
import chat.server.room.Entrance.Refused;
import chat.testkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The registry against the most naive one there can be, over random operations. */
class RoomRegistryModelTest {
  private static final int OPERATIONS = 10_000;
  private static final int ROOMS = 6;
  private static final int USERS = 8;
  private static final RoomLimits LIMITS =
      new RoomLimits(4, 4, 5, 100, new Rate(1_000_000, 1), 1_000_000, HistoryLimits.NONE);

  /** A room is a list of names, the host first, with the time each was last heard. */
  private final Map<String, TreeMap<String, Long>> heard = new TreeMap<>();

  private final Map<String, String> hosts = new TreeMap<>();
  private final Map<String, Member> members = new TreeMap<>();
  private final List<Member> former = new ArrayList<>();
  private final RoomRegistry registry = Rooms.registry(LIMITS);
  private long now;

  @Test
  void agreesWithTheNaiveModel() {
    Seeds.run(
        random -> {
          for (int i = 0; i < OPERATIONS; i++) {
            now += random.nextLong(Duration.ofSeconds(20).toNanos());
            step(random);
            compare();
          }
        });
  }

  private void step(SplittableRandom random) {
    String room = "room" + random.nextInt(ROOMS);
    String user = "user" + random.nextInt(USERS);
    switch (random.nextInt(6)) {
      case 0 -> create(room, user);
      case 1, 2 -> join(room, user);
      case 3 -> speak(room, user);
      case 4 -> leave(room, user);
      default -> sweep();
    }
    if (!former.isEmpty()) {
      speakAsFormer(former.get(random.nextInt(former.size())));
    }
  }

  private void create(String room, String user) {
    Entrance entrance =
        registry.create(now, Rooms.room(room), Rooms.applicant(user), Optional.empty());
    if (heard.containsKey(room)) {
      assertThat(entrance).isEqualTo(new Refused(StatusCode.Known.ROOM_EXISTS));
    } else if (heard.size() == LIMITS.rooms()) {
      assertThat(entrance).isEqualTo(new Refused(StatusCode.Known.FULL));
    } else {
      heard.put(room, new TreeMap<>());
      hosts.put(room, user);
      entered(room, user, (Entered) entrance);
    }
  }

  private void join(String room, String user) {
    Entrance entrance =
        registry.join(now, Rooms.room(room), Rooms.applicant(user), Optional.empty());
    if (!heard.containsKey(room)) {
      assertThat(entrance).isEqualTo(new Refused(StatusCode.Known.NO_SUCH_ROOM));
    } else if (heard.get(room).containsKey(user)) {
      assertThat(entrance).isEqualTo(new Refused(StatusCode.Known.NAME_TAKEN));
    } else if (heard.get(room).size() == LIMITS.members()) {
      assertThat(entrance).isEqualTo(new Refused(StatusCode.Known.FULL));
    } else {
      entered(room, user, (Entered) entrance);
    }
  }

  private void entered(String room, String user, Entered entered) {
    heard.get(room).put(user, now);
    members.put(room + "/" + user, entered.member());
    assertThat(entered.host().value()).isEqualTo(hosts.get(room));
    assertThat(names(entered.members())).isEqualTo(heard.get(room).keySet());
  }

  private void speak(String room, String user) {
    Member member = members.get(room + "/" + user);
    if (member == null) {
      return;
    }
    assertThat(registry.authorize(now, member.token(), Rooms.room(room), Rooms.at(1, 6000)))
        .isEqualTo(new Authorization.Granted(member, 0));
    heard.get(room).put(user, now);
    Routing routing = registry.say(now, member, Utterance.of("hi"), 1);
    assertThat(routing.dispatches())
        .singleElement()
        .satisfies(
            dispatch -> {
              assertThat(dispatch.event())
                  .isEqualTo(new RoomEvent.Spoke(Rooms.user(user), Utterance.of("hi")));
              Set<String> others = new TreeSet<>(heard.get(room).keySet());
              others.remove(user);
              assertThat(names(dispatch.audience().stream().map(Member::name).toList()))
                  .isEqualTo(others);
            });
  }

  private void speakAsFormer(Member member) {
    assertThat(registry.authorize(now, member.token(), member.roomName(), Rooms.at(1, 6000)))
        .isEqualTo(new Authorization.Denied(DropReason.UNKNOWN_TOKEN));
  }

  private void leave(String room, String user) {
    Member member = members.get(room + "/" + user);
    if (member != null) {
      registry.leave(now, member);
      gone(room, user);
    }
  }

  private void sweep() {
    registry.sweep(now);
    for (String room : List.copyOf(heard.keySet())) {
      for (var entry : Map.copyOf(heard.get(room)).entrySet()) {
        if (heard.containsKey(room) && now - entry.getValue() > Rooms.IDLE.toNanos()) {
          gone(room, entry.getKey());
        }
      }
    }
  }

  private void gone(String room, String user) {
    if (hosts.get(room).equals(user)) {
      heard.remove(room).keySet().forEach(name -> forget(room, name));
      hosts.remove(room);
    } else {
      heard.get(room).remove(user);
      forget(room, user);
    }
  }

  private void forget(String room, String user) {
    former.add(members.remove(room + "/" + user));
  }

  private void compare() {
    assertThat(registry.rooms()).isEqualTo(heard.size());
    assertThat(registry.members()).isEqualTo(members.size());
    assertThat(
            registry.list().rooms().stream()
                .collect(Collectors.toMap(room -> room.name().value(), room -> room.members())))
        .isEqualTo(
            heard.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, room -> room.getValue().size())));
  }

  private static Set<String> names(List<UserName> users) {
    return users.stream().map(UserName::value).collect(Collectors.toSet());
  }
}
