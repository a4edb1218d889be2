package chat.client.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.client.conform.Verdict.Failed;
import chat.client.conform.Verdict.NotTried;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConformanceTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final List<Finding> findings = new ArrayList<>();

  private Summary run(Target target) throws IOException {
    Wishes wishes = new Wishes(Duration.ofMillis(50), Optional.empty(), "");
    return new Conformance(target, wishes, System::nanoTime, new Random(17))
        .run(
            new Reporter() {
              @Override
              public void tell(Finding finding) {
                findings.add(finding);
              }

              @Override
              public void end(Summary summary) {
                assertThat(summary.passed()).isZero();
              }
            });
  }

  @Test
  void nobodyThereIsAnErrorOfTheCaller() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> run(new Target(LOOPBACK, port, OptionalInt.empty())))
        .isInstanceOf(IOException.class);
    assertThat(findings).isEmpty();
  }

  @Test
  void whoNeverAnswersIsAskedOnlySoOften() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 500, LOOPBACK)) {
      Summary summary = run(new Target(LOOPBACK, silent.getLocalPort(), OptionalInt.of(9)));
      assertThat(summary.failed()).isPositive().isLessThan(15);
    }
    assertThat(findings.stream().map(Finding::verdict))
        .anyMatch(Failed.class::isInstance)
        .contains(new NotTried(Remark.of(Said.OUT_OF_PATIENCE)));
  }

  @Test
  void whoAcceptsNobodyIsAskedOnlySoOften() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, LOOPBACK)) {
      Summary summary = run(new Target(LOOPBACK, full.getLocalPort(), OptionalInt.of(9)));
      assertThat(summary.notTried()).isPositive();
    }
    assertThat(findings.getLast().verdict())
        .isEqualTo(new NotTried(Remark.of(Said.OUT_OF_PATIENCE)));
  }
}
