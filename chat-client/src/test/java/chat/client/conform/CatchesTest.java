package chat.client.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chat.client.conform.Verdict.Differs;
import chat.client.conform.Verdict.Failed;
import chat.client.conform.Verdict.NotTried;
import chat.client.conform.Verdict.Passed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A small server with each mistake switched on: the kit sees it, and sees nothing else. */
@Timeout(120)
class CatchesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(10);

  /** What a server of these few lines cannot get wrong by itself. */
  private static final Set<Mistake> NOT_PLAYED =
      EnumSet.of(Mistake.NOBODY_HEARS, Mistake.REQUESTS_UNCHECKED);

  private static List<Finding> findings(Optional<Mistake> mistake, Duration idle, Wishes wishes)
      throws IOException {
    try (FaultyServer server = new FaultyServer(mistake, idle)) {
      List<Finding> findings = new ArrayList<>();
      Conformance kit = new Conformance(server.target(), wishes, System::nanoTime, new Random(17));
      var _ =
          kit.run(
              new Reporter() {
                @Override
                public void tell(Finding finding) {
                  findings.add(finding);
                }

                @Override
                public void end(Summary summary) {
                  assertThat(findings).hasSize(kit.size());
                }
              });
      return findings;
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(Mistake.ADDRESS_UNCHECKED, "other-address", Failed.class),
        arguments(Mistake.ADDRESS_UNKNOWN, "hears-where-tcp-came-from", Differs.class),
        arguments(Mistake.ADDRESS_UNLEARNED, "hears-where-it-speaks", Differs.class),
        arguments(Mistake.ALL_ROOMS, "other-rooms-hear-nothing", Failed.class),
        arguments(Mistake.ANSWERS_APART, "one-write", Failed.class),
        arguments(Mistake.CHARACTERS, "sizes-in-bytes", Failed.class),
        arguments(Mistake.CLOSED_UNREAD, "server-ends", Failed.class),
        arguments(Mistake.CONNECTION_KEPT, "server-ends", Differs.class),
        arguments(Mistake.CONTROLS_RELAYED, "safe-text", Failed.class),
        arguments(Mistake.CUT, "at-most-4094-bytes", Failed.class),
        arguments(Mistake.ECHO, "not-to-the-speaker", Differs.class),
        arguments(Mistake.EMPTY_RELAYED, "empty-message", Differs.class),
        arguments(Mistake.END_UNSEEN, "request-that-ends-early", Failed.class),
        arguments(Mistake.HANDLER_DIES, "connect-and-close", Failed.class),
        arguments(Mistake.HOST_LEAVES_UNTOLD, "host-leaves", Failed.class),
        arguments(Mistake.LIMITS_MISREAD, "room-name-of-255-bytes", Failed.class),
        arguments(Mistake.LIMITS_MISREAD, "payload-over-255", Differs.class),
        arguments(Mistake.LINES_UNSTAMPED, "each-line-stamped", Failed.class),
        arguments(Mistake.NAMES_UNCHECKED, "user-name-vectors", Failed.class),
        arguments(Mistake.NAME_TWICE, "name-taken", Failed.class),
        arguments(Mistake.NO_GRANT, "grant", Differs.class),
        arguments(Mistake.NO_GRANT, "keepalive", Differs.class),
        arguments(Mistake.NO_HEADER, "two-messages", Failed.class),
        arguments(Mistake.NO_JSON, "json-user-name", Differs.class),
        arguments(Mistake.NO_LEAVE, "host-leaves", Differs.class),
        arguments(Mistake.NO_LEAVE, "member-leaves", Differs.class),
        arguments(Mistake.NO_LIMIT, "user-name-of-256-bytes", Failed.class),
        arguments(Mistake.NO_LIST, "list", Differs.class),
        arguments(Mistake.NO_PASSWORDS, "room-password", Differs.class),
        arguments(Mistake.ONE_AFTER_THE_OTHER, "connection-without-a-byte", Failed.class),
        arguments(Mistake.ONE_AFTER_THE_OTHER, "half-a-header", Failed.class),
        arguments(Mistake.ONE_AFTER_THE_OTHER, "body-that-never-comes", Failed.class),
        arguments(Mistake.ONE_LISTENER, "to-all-others", Failed.class),
        arguments(Mistake.ONE_MESSAGE, "two-messages", Failed.class),
        arguments(Mistake.PORT_UNREAD, "hears-at-declared-port", Differs.class),
        arguments(Mistake.RECV_ONCE, "header-then-body", Failed.class),
        arguments(Mistake.REFUSED_AS_TEXT, "no-such-room", Failed.class),
        arguments(Mistake.REFUSED_AS_TEXT, "room-exists", Failed.class),
        arguments(Mistake.ROOM_OUTLIVES, "name-is-free-again", Failed.class),
        arguments(Mistake.ROOM_OVERWRITTEN, "room-exists", Failed.class),
        arguments(Mistake.ROOM_SIZE_LIES, "two-messages", Failed.class),
        arguments(Mistake.ROOM_UNCHECKED, "token-in-another-room", Failed.class),
        arguments(Mistake.SHORT_BUFFER, "datagram-of-4097-bytes", Failed.class),
        arguments(Mistake.SIZE_MISREAD, "raw-user-name", Failed.class),
        arguments(Mistake.SIZE_TRUSTED, "size-over-the-maximum", Failed.class),
        arguments(Mistake.STATE_UNREAD, "request-in-state-1", Differs.class),
        arguments(Mistake.STATUS_MISSING, "two-messages", Failed.class),
        arguments(Mistake.TALK_DIES, "empty-datagram", Failed.class),
        arguments(Mistake.TALK_DIES, "datagram-of-one-byte", Failed.class),
        arguments(Mistake.TALK_DIES, "sizes-that-do-not-fit", Failed.class),
        arguments(Mistake.TALK_DIES, "names-that-are-not-utf-8", Failed.class),
        arguments(Mistake.TALK_DIES, "message-not-utf-8", Failed.class),
        arguments(Mistake.TOKEN_AFTER_REFUSAL, "no-such-room", Failed.class),
        arguments(Mistake.TOKEN_GUESSABLE, "token", Failed.class),
        arguments(Mistake.TOKEN_OUTLIVES, "tokens-die-with-the-room", Failed.class),
        arguments(Mistake.TOKEN_OUTLIVES, "member-leaves", Failed.class),
        arguments(Mistake.TOKEN_RELAYED, "stamp", Failed.class),
        arguments(Mistake.TOKEN_UNCHECKED, "unknown-token", Failed.class),
        arguments(Mistake.TOKEN_UNUSABLE, "two-messages", Failed.class),
        arguments(Mistake.TOO_LONG_DOWN, "at-most-4094-bytes", Failed.class),
        arguments(Mistake.UNSTAMPED, "stamp", Differs.class),
        arguments(Mistake.UTF8_UNCHECKED, "message-not-utf-8", Failed.class));
  }

  private static Wishes only(String name) {
    return new Wishes(PATIENCE, Optional.empty(), name);
  }

  @Test
  void aServerWithoutAMistakePassesWhole() throws Exception {
    List<Finding> findings = findings(Optional.empty(), LONG, only(""));
    assertThat(findings)
        .hasSizeGreaterThan(60)
        .allSatisfy(
            finding -> {
              boolean waits = finding.check().name().equals("silent-member");
              assertThat(finding.verdict())
                  .as(finding.check().name())
                  .isInstanceOf(waits ? NotTried.class : Passed.class);
            });
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void eachMistakeIsSeenAndNamed(Mistake mistake, String check, Class<? extends Verdict> expected)
      throws Exception {
    Verdict verdict = findings(Optional.of(mistake), LONG, only(check)).getFirst().verdict();
    assertThat(verdict).isInstanceOf(expected);
    Optional<Mistake> like =
        switch (verdict) {
          case Failed(Remark _, Optional<Mistake> named) -> named;
          case Differs(Remark _, Optional<Mistake> named) -> named;
          case Passed _, NotTried _ -> Optional.empty();
        };
    assertThat(like).contains(mistake);
  }

  @Test
  void whenTheTalkIsOverTheRestIsStillTried() throws Exception {
    Map<String, Verdict> verdicts = verdicts(Mistake.TALK_DIES);
    // The first datagram that this server cannot read.
    assertThat(verdicts.get("datagram-of-4097-bytes")).isInstanceOf(Failed.class);
    assertThat(verdicts.get("stamp")).isEqualTo(Verdict.notTried(Said.NO_RELAY));
    assertThat(verdicts.get("body-that-never-comes")).isInstanceOf(Passed.class);
    assertThat(verdicts.values().stream().filter(Failed.class::isInstance)).hasSize(1);
  }

  @Test
  void whenTheServerIsOverNothingIsTried() throws Exception {
    Map<String, Verdict> verdicts = verdicts(Mistake.HANDLER_DIES);
    assertThat(verdicts.get("size-over-the-maximum")).isInstanceOf(Failed.class);
    assertThat(verdicts.get("request-that-ends-early"))
        .isEqualTo(Verdict.notTried(Said.SERVER_GONE));
    assertThat(verdicts.get("datagram-vectors")).isEqualTo(Verdict.notTried(Said.SERVER_GONE));
  }

  private static Map<String, Verdict> verdicts(Mistake mistake) throws IOException {
    return findings(Optional.of(mistake), LONG, only("")).stream()
        .collect(Collectors.toMap(finding -> finding.check().name(), Finding::verdict));
  }

  @Test
  void noMistakeIsForgotten() {
    Set<Mistake> played = EnumSet.copyOf(NOT_PLAYED);
    played.add(Mistake.NO_TIMEOUT);
    mistakes().forEach(row -> played.add((Mistake) row.get()[0]));
    assertThat(played).isEqualTo(EnumSet.allOf(Mistake.class));
  }

  @Test
  void aMemberWhoIsSilentIsMissedOnlyByAServerThatLooks() throws Exception {
    Duration idle = Duration.ofMillis(500);
    Wishes wishes = new Wishes(PATIENCE, Optional.of(idle), "silent-member");
    assertThat(findings(Optional.empty(), idle, wishes).getFirst().verdict())
        .isInstanceOf(Passed.class);
    assertThat(findings(Optional.of(Mistake.NO_TIMEOUT), idle, wishes).getFirst().verdict())
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.like()).contains(Mistake.NO_TIMEOUT));
  }
}
