package chat.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.server.room.Member;
import chat.server.room.Routing;
import chat.server.room.Routing.Routed;
import chat.server.room.Speech;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MessageRouterTest {
  private final Crew crew = new Crew();
  private final MessageRouter router = new MessageRouter(crew.rooms());

  /** To find what is to be done may take a while, in which the others need not wait. */
  @Test
  void nothingChangesBeforeTheChangeIsMade() {
    Member alice = crew.enter("r", "alice");

    Supplier<Routing> left = router.route(0, alice, new Speech.Leave());
    assertThat(crew.rooms().isThere(alice)).isTrue();

    assertThat(left.get()).isInstanceOf(Routed.class);
    assertThat(crew.rooms().isThere(alice)).isFalse();
  }
}
