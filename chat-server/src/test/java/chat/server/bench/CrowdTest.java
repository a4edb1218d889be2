package chat.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import chat.server.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrowdTest {
  private static final int MESSAGES = 20;
  private static final Shape SHAPE = new Shape(2, 4, 4, "2x4");

  @ParameterizedTest
  @EnumSource
  void aServerIsHeardToTheEnd(Tongues tongues) throws IOException {
    Driver driver = new Driver();
    try (TestServer server = TestServer.start();
        Crowd crowd =
            new Crowds(driver)
                .join(
                    new Crowds.Ports(server.tcp(), server.udp()),
                    "r",
                    SHAPE,
                    tongues,
                    new TextSize.Mixed(""))) {
      driver.run(List.of(new Driver.Part(crowd, new Pace.Burst(MESSAGES))), Duration.ofMillis(1));

      assertThat(crowd.tally().completed).isEqualTo(MESSAGES);
      assertThat(crowd.tally().delivered).isEqualTo(MESSAGES * (SHAPE.members() - 1L));
      assertThat(crowd.tally().faults()).doesNotContainKeys("lost", "doubled", "strange");
    }
  }
}
