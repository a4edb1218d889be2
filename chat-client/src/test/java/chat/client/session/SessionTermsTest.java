package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.fake.Admitted;
import chat.client.session.EntryRequest.Way;
import chat.protocol.Rate;
import chat.protocol.ResumeSecret;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.TokenBucket;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.LogGrant;
import chat.protocol.frame.FrameCodec;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SessionTermsTest {
  private static final Token TOKEN = new Token("0123456789");
  private static final UserName ALICE = new UserName("alice");
  private static final int FITTING = 4096 - 2 - 3 - 10;

  private static SessionTerms terms(Admission admission) {
    InetSocketAddress nowhere = new InetSocketAddress("127.0.0.1", 1);
    return SessionTerms.of(
        Admitted.by(
            nowhere,
            new EntryRequest(Way.JOIN, new RoomName("ops"), ALICE, Optional.empty()),
            admission));
  }

  private static Grant grant(Duration keepalive, int maxText, Optional<Rate> rate) {
    return new Grant(
        TOKEN, List.of(), ALICE, List.of(ALICE), keepalive, maxText, rate, OptionalInt.empty());
  }

  @Test
  void aBareTokenAllowsNoKeepaliveAndWhatFits() {
    SessionTerms terms = terms(new BareToken(TOKEN));
    assertThat(terms.keepalive()).isEmpty();
    assertThat(terms.maxText()).isEqualTo(FITTING);
  }

  @Test
  void aTextMustFitIntoAFrame() {
    Grant plain = grant(Duration.ofSeconds(5), 4096, Optional.empty());
    Grant withLog =
        new Grant(
            plain.token(),
            List.of("log"),
            plain.host(),
            plain.members(),
            plain.keepalive(),
            plain.maxText(),
            plain.rate(),
            plain.udpPort(),
            Optional.of(new LogGrant(new ResumeSecret("s"), 0, 1, 0)));

    assertThat(terms(plain).maxText()).isEqualTo(FITTING);
    assertThat(terms(withLog).maxText())
        .isEqualTo(Math.min(FITTING - FrameCodec.SAY_OVERHEAD, FrameCodec.textMax()));
  }

  @Test
  void theSmallerMaximumHolds() {
    assertThat(terms(grant(Duration.ofSeconds(5), 100, Optional.empty())).maxText()).isEqualTo(100);
    assertThat(terms(grant(Duration.ofSeconds(5), 4096, Optional.empty())).maxText())
        .isEqualTo(FITTING);
  }

  @Test
  void anInsaneKeepaliveIsMadeSane() {
    assertThat(terms(grant(Duration.ofMillis(1), 100, Optional.empty())).keepalive())
        .contains(Duration.ofMillis(100));
    assertThat(terms(grant(Duration.ofMillis(Long.MAX_VALUE), 100, Optional.empty())).keepalive())
        .contains(Duration.ofHours(1));
  }

  /** What leaves evenly and arrives up to 200 ms early or late is within the server's bucket. */
  @Test
  void staysUnderTheServersRateEvenWhenTheNetworkJitters() {
    Rate allowed = new Rate(20, 4);
    Rate ours = terms(grant(Duration.ofSeconds(5), 100, Optional.of(allowed))).rate();
    TokenBucket client = new TokenBucket(ours, 0);
    TokenBucket server = new TokenBucket(allowed, 0);
    long now = 0;
    for (int i = 0; i < 500; i++) {
      now += client.nanosUntil(now, 1);
      assertThat(client.tryTake(now, 1)).isTrue();
      long late = Duration.ofMillis(i % 2 == 0 ? 200 : 0).toNanos();
      assertThat(server.tryTake(now + late, 1)).as("message %d", i).isTrue();
    }
  }

  @Test
  void aRateOfOneAtATimeStaysOne() {
    assertThat(terms(grant(Duration.ofSeconds(5), 100, Optional.of(new Rate(1, 1)))).rate().burst())
        .isEqualTo(1);
  }
}
