package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.session.SimServer.Load;
import chat.protocol.Bytes;
import chat.protocol.frame.FrameCodec;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.frame.ServerFrame;
import chat.server.room.HistoryLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A last word that is lost is found out soon, though nothing follows it. */
class SimLastWordTest {
  private static final SimWeather WEATHER =
      new SimWeather(0, 0, SimWorld.millis(10), SimWorld.millis(15), 0);

  private final List<Long> shownAt = new ArrayList<>();

  @Test
  void itIsFoundByTheFirstHead() {
    assertThat(shownAfterLosing(0)).isLessThan(SimWorld.millis(600));
  }

  @Test
  void evenIfThatIsLostTooItTakesHardlyMoreThanASecond() {
    assertThat(shownAfterLosing(1)).isLessThan(SimWorld.millis(1_350));
  }

  /** How long the last word takes to somebody who loses it, and so many of the HEADs behind it. */
  private long shownAfterLosing(int heads) {
    SimWorld world = new SimWorld(1, SimStory.UNTOLD);
    SimFault loses = new LastWordLost(heads);
    SimServer server = new SimServer(world, new HistoryLimits(100, 10_000), loses, Load.NONE);
    SimMember alice = new SimMember(world, server, loses, WEATHER, 1, "alice", 0);
    SimMember bob = new SimMember(world, server, loses, WEATHER, 2, "bob", 0);
    bob.whenShown(
        entry -> {
          if (entry.what() instanceof Happening.Said) {
            shownAt.add(world.now());
          }
        });
    alice.create();
    world.runUntil(SimWorld.seconds(1));
    bob.join();
    world.runUntil(SimWorld.seconds(3));
    var _ = alice.say();
    world.runUntil(SimWorld.seconds(6));

    assertThat(shownAt).hasSize(1);
    return shownAt.getFirst() - SimWorld.seconds(3);
  }

  private static final class LastWordLost implements SimFault {
    private int words = 1;
    private int heads;

    private LastWordLost(int heads) {
      this.heads = heads;
    }

    @Override
    public List<Bytes> answers(String member, Bytes body) {
      return member.equals("bob") && isLost(FrameCodec.decodeServer(body))
          ? List.of()
          : List.of(body);
    }

    private boolean isLost(ServerFrame frame) {
      return switch (frame) {
        case ServerFrame.Event(LogEntry(long _, var _, Happening.Said _)) -> words-- > 0;
        case ServerFrame.Head _ when words <= 0 -> heads-- > 0;
        default -> false;
      };
    }
  }
}
