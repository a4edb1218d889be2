package chat.client.conform;

import static chat.client.conform.Verdict.differs;
import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.notTried;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Answer.Granted;
import chat.client.conform.Answer.Refused;
import chat.client.conform.Lab.Pair;
import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.UserName;
import chat.protocol.notice.Notice;
import chat.protocol.notice.NoticeText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rooms and members (sections 5.1 to 5.6). */
final class LifeChecks {
  private static final String NEWCOMER = "carol";
  private static final int KEEP_SHARE = 4;
  private static final Duration SWEEP = Duration.ofSeconds(5);

  private LifeChecks() {}

  static List<Check> all(Optional<Duration> idle) {
    return List.of(
        new Check("5.1", "host-leaves", LifeChecks::hostLeaves),
        new Check("5.1", "tokens-die-with-the-room", LifeChecks::tokensDie),
        new Check("5.1", "name-is-free-again", LifeChecks::nameIsFree),
        new Check("5.2", "joined-notice", LifeChecks::joined),
        new Check("5.3", "safe-text", LifeChecks::safeText),
        new Check("5.5", "member-leaves", LifeChecks::memberLeaves),
        new Check("5.6", "keepalive", LifeChecks::keepalive),
        new Check("5.6", "empty-message", LifeChecks::emptyMessage),
        new Check("5.6", "silent-member", lab -> silentMember(lab, idle)));
  }

  private static Optional<Notice> notice(Bytes datagram) {
    try {
      return NoticeText.parse(datagram.asUtf8());
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  private static boolean says(List<Bytes> heard, Notice notice) {
    return heard.stream().anyMatch(one -> notice(one).equals(Optional.of(notice)));
  }

  private static boolean alone(List<Bytes> heard) {
    return heard.stream().allMatch(Bytes::isEmpty);
  }

  /** What the guest hears in the time of an answer, until {@code notice} is among it. */
  private static List<Bytes> until(Seat listener, Notice notice, Waiting.Deadline deadline)
      throws IOException {
    List<Bytes> heard = new ArrayList<>();
    Optional<Bytes> next = listener.udp().next(deadline);
    while (next.isPresent()) {
      heard.add(next.get());
      if (says(heard, notice)) {
        break;
      }
      next = listener.udp().next(deadline);
    }
    return heard;
  }

  /** A room whose guest has heard everything that was said so far. */
  private static Pair quietPair(Lab lab) throws IOException, Unable {
    Pair pair = lab.pair();
    if (lab.talk().heardUntilNow(pair.host(), pair.guest()).isEmpty()) {
      throw new Unable(Said.NO_RELAY);
    }
    return pair;
  }

  private static Verdict hostLeaves(Lab lab) throws IOException, Unable {
    Pair pair = quietPair(lab);
    pair.host().quit();
    Notice closed = new Notice.RoomClosed(Notice.Cause.HOST_LEFT);
    List<Bytes> heard = until(pair.guest(), closed, lab.waiting().forAnswer());
    if (says(heard, closed)) {
      return passed();
    }
    if (TalkChecks.any(heard, "/quit")) {
      return differs(Mistake.NO_LEAVE, Said.QUIT_RELAYED);
    }
    return alone(heard)
        ? failed(Mistake.HOST_LEAVES_UNTOLD, Said.NOBODY_TOLD)
        : differs(Said.OTHER_NOTICE, TalkChecks.printable(heard.getFirst()));
  }

  /** A room that its host has left, with two guests in it. */
  private static Optional<Seat> leftAlone(Lab lab, Pair pair) throws IOException, Unable {
    Seat third = lab.join(pair.room(), NEWCOMER);
    pair.host().quit();
    List<Bytes> heard =
        until(
            pair.guest(),
            new Notice.RoomClosed(Notice.Cause.HOST_LEFT),
            lab.waiting().forHalfAnAnswer());
    return TalkChecks.any(heard, "/quit") ? Optional.empty() : Optional.of(third);
  }

  private static Verdict tokensDie(Lab lab) throws IOException, Unable {
    Pair pair = quietPair(lab);
    Optional<Seat> third = leftAlone(lab, pair);
    if (third.isEmpty()) {
      return notTried(Said.NO_WAY_TO_LEAVE);
    }
    String word = lab.word();
    pair.guest().say(word);
    return lab.talk().heard(third.get(), word, lab.waiting().forHalfAnAnswer()).isPresent()
        ? failed(Mistake.TOKEN_OUTLIVES, Said.STILL_TALKS)
        : passed();
  }

  private static Verdict nameIsFree(Lab lab) throws IOException, Unable {
    Pair pair = quietPair(lab);
    if (leftAlone(lab, pair).isEmpty()) {
      return notTried(Said.NO_WAY_TO_LEAVE);
    }
    Bytes request = Requests.request(Requests.CREATE, pair.room(), lab.form().payload(NEWCOMER));
    return switch (lab.ask(request, pair.room()).outcome()) {
      case Granted _ -> passed();
      case Refused(int status) when Lab.isFull(status) -> notTried(Said.SERVER_FULL, status);
      case Refused(int status) -> failed(Mistake.ROOM_OUTLIVES, Said.REFUSED, status);
      case Answer.Garbled _, Answer.Ended _, Answer.Silent _ -> failed(Said.GARBLED);
    };
  }

  private static Verdict joined(Lab lab) throws IOException, Unable {
    Pair pair = quietPair(lab);
    var _ = lab.join(pair.room(), NEWCOMER);
    Notice joined = new Notice.Joined(new UserName(NEWCOMER));
    List<Bytes> heard = until(pair.guest(), joined, lab.waiting().forHalfAnAnswer());
    if (says(heard, joined)) {
      return passed();
    }
    return alone(heard)
        ? differs(Said.NOBODY_TOLD)
        : differs(Said.OTHER_NOTICE, TalkChecks.printable(heard.getFirst()));
  }

  private static Verdict safeText(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String before = lab.word();
    String after = lab.word();
    Optional<Bytes> heard =
        lab.talk().relayed(pair.host(), before + "\u001b[2J\u202e" + after, before, pair.guest());
    if (heard.isEmpty()) {
      throw new Unable(Said.NO_RELAY);
    }
    return Talk.holds(heard.get(), "\u001b") || Talk.holds(heard.get(), "\u202e")
        ? failed(Mistake.CONTROLS_RELAYED, Said.CONTROLS)
        : passed();
  }

  private static Verdict memberLeaves(Lab lab) throws IOException, Unable {
    Pair pair = quietPair(lab);
    if (lab.talk().relayed(pair.guest(), lab.word(), pair.host()).isEmpty()) {
      throw new Unable(Said.NO_RELAY);
    }
    pair.guest().quit();
    Notice left = new Notice.Left(new UserName(Lab.GUEST));
    List<Bytes> heard = until(pair.host(), left, lab.waiting().forHalfAnAnswer());
    if (TalkChecks.any(heard, "/quit")) {
      return differs(Mistake.NO_LEAVE, Said.QUIT_RELAYED);
    }
    String word = lab.word();
    pair.guest().say(word);
    if (lab.talk().heard(pair.host(), word, lab.waiting().forHalfAnAnswer()).isPresent()) {
      return failed(Mistake.TOKEN_OUTLIVES, Said.STILL_TALKS);
    }
    if (says(heard, left)) {
      return passed();
    }
    return alone(heard)
        ? differs(Said.NOBODY_TOLD)
        : differs(Said.OTHER_NOTICE, TalkChecks.printable(heard.getFirst()));
  }

  private static Verdict keepalive(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Seat host =
        lab.enter(Requests.CREATE, room, Lab.HOST, Requests.json(Lab.HOST, ",\"extensions\":[]"));
    // The hello that was said on entering is an empty message already.
    Optional<Bytes> answer = host.udp().next(lab.waiting().forAnswer());
    if (answer.isEmpty()) {
      return differs(Mistake.NO_GRANT, Said.NO_KEEPALIVE);
    }
    return answer.get().isEmpty()
        ? passed()
        : differs(Said.HEARD_INSTEAD, TalkChecks.printable(answer.get()), "");
  }

  private static Verdict emptyMessage(Lab lab) throws IOException, Unable {
    Pair pair = quietPair(lab);
    pair.host().hello();
    Optional<List<Bytes>> heard = lab.talk().heardUntilNow(pair.host(), pair.guest());
    if (heard.isEmpty()) {
      return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    if (!heard.get().isEmpty()) {
      return differs(
          Mistake.EMPTY_RELAYED, Said.HEARD, TalkChecks.printable(heard.get().getFirst()));
    }
    return passed();
  }

  private static Verdict silentMember(Lab lab, Optional<Duration> idle) throws IOException, Unable {
    if (idle.isEmpty()) {
      return notTried(Said.NO_IDLE);
    }
    Pair pair = quietPair(lab);
    Duration step = idle.get().dividedBy(KEEP_SHARE);
    Duration most = idle.get().plus(idle.get().dividedBy(2)).plus(SWEEP);
    Waiting.Deadline end = lab.waiting().in(most);
    Notice timedOut = new Notice.TimedOut(new UserName(Lab.GUEST));
    boolean told = false;
    while (!told && end.millisLeft() > 0) {
      // The host is never silent for long, or the room would close.
      pair.host().say(lab.word());
      told = says(until(pair.host(), timedOut, lab.waiting().in(step)), timedOut);
    }
    String word = lab.word();
    pair.guest().say(word);
    if (lab.talk().heard(pair.host(), word, lab.waiting().forAnswer()).isPresent()) {
      return failed(Mistake.NO_TIMEOUT, Said.STILL_TALKS_AFTER, most.toSeconds());
    }
    if (!told) {
      return differs(Said.NOBODY_TOLD);
    }
    List<Bytes> heard = lab.talk().stragglers(pair.guest());
    return says(heard, Notice.Personal.YOU_TIMED_OUT) ? passed() : differs(Said.MEMBER_UNTOLD);
  }
}
