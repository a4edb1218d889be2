package chat.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.FakeServer;
import chat.client.fake.FakeServer.Manners;
import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ServerAddress;
import chat.client.session.SessionEvent.Failed;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WatchTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverBreaksWhoWaitsForTheEndIsTold(boolean isError) throws Exception {
    try (FakeServer server = new FakeServer(Manners.OURS);
        ChatSession alice = enter(server, Way.CREATE, "alice")) {
      Watch watch =
          new Watch(
              alice,
              _ -> {
                if (isError) {
                  throw new NoClassDefFoundError("the jar was replaced");
                }
                throw new IllegalStateException("broken");
              });
      try (ChatSession bob = enter(server, Way.JOIN, "bob")) {
        assertThat(bob.readsLog()).isFalse();
        assertThat(CompletableFuture.supplyAsync(watch::awaitEnd).get(20, TimeUnit.SECONDS))
            .isInstanceOf(Failed.class);
      }
    }
  }

  private static ChatSession enter(FakeServer server, Way way, String name) throws Exception {
    Connector connector =
        new Connector(
            new ServerAddress("127.0.0.1", server.tcpPort()),
            OptionalInt.of(server.udpPort()),
            System::nanoTime);
    EntryRequest request =
        new EntryRequest(way, new RoomName("ops"), new UserName(name), Optional.empty());
    return ((Opened) connector.enter(request)).session();
  }
}
