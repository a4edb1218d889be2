package chat.client.conform;

import static chat.client.conform.Verdict.differs;
import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.notTried;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Lab.Pair;
import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/** The talk over UDP (section 4.1). */
final class TalkChecks {

  private TalkChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("4.1", "relay", TalkChecks::relay),
        new Check("4.1", "not-to-the-speaker", TalkChecks::notToTheSpeaker),
        new Check("4.1", "to-all-others", TalkChecks::toAllOthers),
        new Check("4.1", "other-rooms-hear-nothing", TalkChecks::otherRooms),
        new Check("4.1", "unknown-token", TalkChecks::unknownToken),
        new Check("4.1", "token-in-another-room", TalkChecks::tokenInAnotherRoom),
        new Check("4.1", "other-address", TalkChecks::otherAddress),
        new Check("4.1", "datagram-of-4096-bytes", TalkChecks::largest),
        new Check("4.1", "datagram-of-4097-bytes", TalkChecks::tooLarge),
        new Check("4.1", "message-not-utf-8", TalkChecks::notUtf8));
  }

  private static Verdict relay(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String there = lab.word();
    String back = lab.word();
    if (lab.talk().relayed(pair.host(), there, pair.guest()).isEmpty()) {
      return failed(Mistake.NOBODY_HEARS, Said.NOT_RELAYED);
    }
    if (lab.talk().relayed(pair.guest(), back, pair.host()).isEmpty()) {
      return failed(Mistake.NOBODY_HEARS, Said.NOT_RELAYED_TO_HOST);
    }
    lab.talk().begins();
    return passed();
  }

  private static Verdict notToTheSpeaker(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String word = lab.word();
    pair.host().say(word);
    Optional<List<Bytes>> heard = lab.talk().heardUntilNow(pair.guest(), pair.host());
    if (heard.isEmpty()) {
      return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    return any(heard.get(), word) ? differs(Mistake.ECHO, Said.ECHOED) : passed();
  }

  private static Verdict toAllOthers(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    Seat third = lab.join(pair.room(), lab.word());
    String word = lab.word();
    if (lab.talk().relayed(pair.host(), word, third).isEmpty()
        || lab.talk().relayed(pair.host(), word, pair.guest()).isEmpty()) {
      return failed(Mistake.ONE_LISTENER, Said.NOT_ALL_HEAR);
    }
    return passed();
  }

  private static Verdict otherRooms(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    Pair other = lab.pair();
    String word = lab.word();
    pair.host().say(word);
    var _ = lab.talk().heardUntilNow(pair.host(), pair.guest());
    return judge(lab, other, word, Mistake.ALL_ROOMS, Said.HEARD_IN_ANOTHER_ROOM);
  }

  private static Verdict unknownToken(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String word = lab.word();
    String token = pair.host().token().asUtf8();
    String wrong = (token.startsWith("x") ? "y" : "x") + token.substring(1);
    try (UdpPeer stranger = lab.udpPeer()) {
      stranger.send(Requests.datagram(pair.room(), Bytes.utf8(wrong), Bytes.utf8(word)));
      Verdict verdict = judge(lab, pair, word, Mistake.TOKEN_UNCHECKED, Said.RELAYED_ALL_THE_SAME);
      return verdict instanceof Verdict.Passed && !lab.talk().stragglers(stranger).isEmpty()
          ? failed(Said.ANSWERED_A_STRANGER)
          : verdict;
    }
  }

  private static Verdict tokenInAnotherRoom(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    Pair other = lab.pair();
    String word = lab.word();
    pair.host().udp().send(Requests.datagram(other.room(), pair.host().token(), Bytes.utf8(word)));
    Verdict there = judge(lab, other, word, Mistake.ROOM_UNCHECKED, Said.HEARD_IN_ANOTHER_ROOM);
    if (!(there instanceof Verdict.Passed)) {
      return there;
    }
    // The course asks for token and address only; so the token's own room may hear it.
    return switch (judge(lab, pair, word, Mistake.ROOM_UNCHECKED, Said.RELAYED_ALL_THE_SAME)) {
      case Verdict.Failed(Remark seen, var like) when seen.said() == Said.RELAYED_ALL_THE_SAME ->
          new Verdict.Differs(seen, like);
      case Verdict verdict -> verdict;
    };
  }

  private static Verdict otherAddress(Lab lab) throws IOException, Unable {
    if (!lab.target().isIpv4Loopback()) {
      return notTried(Said.NO_OTHER_ADDRESS);
    }
    Pair pair = lab.pair();
    String word = lab.word();
    UdpPeer thief;
    try {
      thief = lab.stranger(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));
    } catch (SocketException e) {
      return notTried(Said.NO_OTHER_ADDRESS);
    }
    try (thief) {
      thief.send(pair.host().datagram(Bytes.utf8(word)));
      Verdict verdict =
          judge(lab, pair, word, Mistake.ADDRESS_UNCHECKED, Said.RELAYED_ALL_THE_SAME);
      if (!(verdict instanceof Verdict.Passed)) {
        return verdict;
      }
      pair.guest().say(lab.word());
      return lab.talk().stragglers(thief).isEmpty()
          ? passed()
          : failed(Mistake.ADDRESS_UNCHECKED, Said.THIEF_HEARS);
    }
  }

  /** Whether {@code pair} still talks, without having heard {@code word}. */
  static Verdict judge(Lab lab, Pair pair, String word, Mistake like, Said seen)
      throws IOException, Unable {
    Optional<List<Bytes>> heard = lab.talk().heardUntilNow(pair.host(), pair.guest());
    if (heard.isEmpty()) {
      return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    return any(heard.get(), word) ? failed(like, seen) : passed();
  }

  /** A message that fills the datagram, between two words that show whether it came whole. */
  static String filling(Seat seat, int datagram, String first, String last) {
    int text = datagram - seat.datagram(Bytes.EMPTY).size();
    return first + "x".repeat(text - first.length() - last.length()) + last;
  }

  private static Verdict largest(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String first = lab.word();
    String last = lab.word();
    pair.host().say(filling(pair.host(), ProtocolLimits.CLIENT_DATAGRAM_MAX, first, last));
    Optional<List<Bytes>> heard = lab.talk().heardUntilNow(pair.host(), pair.guest());
    if (heard.isEmpty()) {
      return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    if (!any(heard.get(), first)) {
      return failed(Mistake.SHORT_BUFFER, Said.NOT_RELAYED);
    }
    return any(heard.get(), last) ? passed() : failed(Mistake.CUT, Said.CUT_OFF);
  }

  private static Verdict tooLarge(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String first = lab.word();
    int size = ProtocolLimits.CLIENT_DATAGRAM_MAX + 1;
    pair.host().say(filling(pair.host(), size, first, lab.word()));
    return judge(lab, pair, first, Mistake.SHORT_BUFFER, Said.RELAYED_ALL_THE_SAME);
  }

  private static Verdict notUtf8(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String word = lab.word();
    pair.host()
        .udp()
        .send(pair.host().datagram(Bytes.utf8(word).plus(Bytes.of((byte) 0xff, (byte) 0xfe))));
    return judge(lab, pair, word, Mistake.UTF8_UNCHECKED, Said.RELAYED_ALL_THE_SAME);
  }

  static boolean any(List<Bytes> heard, String word) {
    return heard.stream().anyMatch(datagram -> Talk.holds(datagram, word));
  }

  /** As text that does no harm, and not too much of it. */
  static String printable(Bytes bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.size() && text.length() < 80; i++) {
      int one = bytes.at(i);
      if (one >= ' ' && one <= '~') {
        text.append((char) one);
      } else {
        text.append("\\x%02x".formatted(one));
      }
    }
    return text.toString();
  }
}
