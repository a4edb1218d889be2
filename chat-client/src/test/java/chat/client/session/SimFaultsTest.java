package chat.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.frame.ServerFrame;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation notices when one of the machines is broken, and what for. */
class SimFaultsTest {
  private static final long SEEDS = 60;

  /**
   * A mistake, and what the simulation is to complain about.
   *
   * @param complaint a part of what it says for at least one seed
   */
  record Mistake(String name, Supplier<SimFault> fault, String complaint) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake("the reader shows twice", SimFaults.NoDedup::new, "is shown next"),
        new Mistake("the reader does not wait", SimFaults.NoOrder::new, "is shown next"),
        new Mistake("the speaker forgets its timer", SimFaults.NoTimer::new, "unconfirmed"),
        new Mistake("the reader asks once", SimFaults.NoPatience::new, "keeps nothing back"),
        new Mistake("the client calls all the time", SimFaults.Storm::new, "quiet"),
        new Mistake("the server takes any id", SimFaults.AnyId::new, "said once"),
        new Mistake("a WANT is answered wrongly", SimFaults::wrongEntries, "may read"),
        new Mistake("a third reads what is private", SimFaults::noSecrets, "may read"),
        new Mistake("the wrong name is stamped", SimFaults::wrongSpeaker, "may read"),
        new Mistake("confirmed before it was said", SimFaults::hastyReceipt, "confirmed"),
        new Mistake("what is kept is called lost", SimFaults::forgetful, "not kept"),
        new Mistake("HEAD is forgotten", () -> SimFaults.never(ServerFrame.Head.class), "quiet"),
        new Mistake(
            "GONE is forgotten",
            () -> SimFaults.never(ServerFrame.Gone.class),
            "keeps nothing back"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void itNotices(Mistake mistake) {
    boolean noticed =
        LongStream.range(0, SEEDS)
            .mapToObj(seed -> complaint(seed, mistake))
            .anyMatch(complaint -> complaint.contains(mistake.complaint()));
    assertThat(noticed).isTrue();
  }

  private static String complaint(long seed, Mistake mistake) {
    try {
      SimRoom.live(seed, SimStory.UNTOLD, mistake.fault().get());
      return "";
    } catch (AssertionError e) {
      return e.getMessage();
    }
  }
}
