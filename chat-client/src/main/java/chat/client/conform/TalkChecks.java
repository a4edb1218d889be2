package chat.client.conform;

import static chat.client.conform.Verdict.differs;
import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.notTried;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Lab.Pair;
import chat.client.conform.Vectors.Vector;
import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The talk over UDP (section 4, and 5.3). */
final class TalkChecks {
  private static final int LONG_NAME = 200;
  private static final int VECTORS_A_ROOM = 8;
  private static final String LISTENER = "listener";

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
        new Check("4.1", "message-not-utf-8", TalkChecks::notUtf8),
        new Check("4.2", "at-most-4094-bytes", TalkChecks::splits),
        new Check("4.3", "stamp", TalkChecks::stamp),
        new Check("4.3", "each-line-stamped", TalkChecks::lines),
        new Check("4.3", "body-vectors", TalkChecks::bodyVectors));
  }

  private static Verdict relay(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String there = lab.word();
    String back = lab.word();
    if (lab.relayed(pair.host(), there, pair.guest()).isEmpty()) {
      return failed(Mistake.NOBODY_HEARS, Said.NOT_RELAYED);
    }
    if (lab.relayed(pair.guest(), back, pair.host()).isEmpty()) {
      return failed(Mistake.NOBODY_HEARS, Said.NOT_RELAYED_TO_HOST);
    }
    lab.trustTheRelay();
    return passed();
  }

  private static Verdict notToTheSpeaker(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String word = lab.word();
    pair.host().say(word);
    Optional<List<Bytes>> heard = lab.heardUntilNow(pair.guest(), pair.host());
    if (heard.isEmpty()) {
      return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    return any(heard.get(), word) ? differs(Mistake.ECHO, Said.ECHOED) : passed();
  }

  private static Verdict toAllOthers(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    Seat third = lab.join(pair.room(), lab.word());
    String word = lab.word();
    if (lab.relayed(pair.host(), word, third).isEmpty()
        || lab.relayed(pair.host(), word, pair.guest()).isEmpty()) {
      return failed(Mistake.ONE_LISTENER, Said.NOT_ALL_HEAR);
    }
    return passed();
  }

  private static Verdict otherRooms(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    Pair other = lab.pair();
    String word = lab.word();
    pair.host().say(word);
    var _ = lab.heardUntilNow(pair.host(), pair.guest());
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
      return verdict instanceof Verdict.Passed && !lab.stragglers(stranger).isEmpty()
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
      return lab.stragglers(thief).isEmpty()
          ? passed()
          : failed(Mistake.ADDRESS_UNCHECKED, Said.THIEF_HEARS);
    }
  }

  /** Whether {@code pair} still talks, without having heard {@code word}. */
  static Verdict judge(Lab lab, Pair pair, String word, Mistake like, Said seen)
      throws IOException, Unable {
    Optional<List<Bytes>> heard = lab.heardUntilNow(pair.host(), pair.guest());
    if (heard.isEmpty()) {
      return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    return any(heard.get(), word) ? failed(like, seen) : passed();
  }

  /** A message that fills the datagram, between two words that show whether it came whole. */
  private static String filling(Seat seat, int datagram, String first, String last) {
    int text = datagram - seat.datagram(Bytes.EMPTY).size();
    return first + "x".repeat(text - first.length() - last.length()) + last;
  }

  private static Verdict largest(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String first = lab.word();
    String last = lab.word();
    pair.host().say(filling(pair.host(), ProtocolLimits.CLIENT_DATAGRAM_MAX, first, last));
    Optional<List<Bytes>> heard = lab.heardUntilNow(pair.host(), pair.guest());
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

  private static Verdict splits(Lab lab) throws IOException, Unable {
    Pair pair = lab.pair();
    Seat speaker = lab.join(pair.room(), "n".repeat(LONG_NAME));
    String first = lab.word();
    String last = lab.word();
    speaker.say(filling(speaker, ProtocolLimits.CLIENT_DATAGRAM_MAX, first, last));
    Optional<List<Bytes>> heard = lab.heardUntilNow(pair.host(), pair.guest());
    if (heard.isEmpty()) {
      return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    int longest = heard.get().stream().mapToInt(Bytes::size).max().orElse(0);
    if (longest > ProtocolLimits.SERVER_DATAGRAM_MAX) {
      return failed(Mistake.TOO_LONG_DOWN, Said.DATAGRAM_OF, longest);
    }
    if (!any(heard.get(), first)) {
      return failed(Mistake.CUT, Said.NOT_RELAYED);
    }
    return any(heard.get(), last) ? passed() : failed(Mistake.CUT, Said.CUT_OFF);
  }

  private static Verdict stamp(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String word = lab.word();
    Optional<Bytes> heard = lab.relayed(pair.host(), word, pair.guest());
    if (heard.isEmpty()) {
      throw new Unable(Said.NO_RELAY);
    }
    if (Lab.holds(heard.get(), pair.host().token().asUtf8())) {
      return failed(Mistake.TOKEN_RELAYED, Said.TOKEN_SHOWN);
    }
    String expected = Lab.HOST + ": " + word;
    return heard.get().equals(Bytes.utf8(expected))
        ? passed()
        : differs(Mistake.UNSTAMPED, Said.HEARD_INSTEAD, printable(heard.get()), expected);
  }

  private static Verdict lines(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String one = lab.word();
    String two = lab.word();
    Optional<Bytes> heard = lab.relayed(pair.host(), one + "\n[system] " + two, one, pair.guest());
    if (heard.isEmpty()) {
      throw new Unable(Said.NO_RELAY);
    }
    String stamped = Lab.HOST + ": ";
    String expected = stamped + one + "\n" + stamped + "[system] " + two;
    if (heard.get().equals(Bytes.utf8(expected))) {
      return passed();
    }
    return Lab.holds(heard.get(), "\n[system] " + two)
        ? failed(Mistake.LINES_UNSTAMPED, Said.LINE_WITHOUT_NAME)
        : differs(Said.HEARD_INSTEAD, printable(heard.get()), printable(Bytes.utf8(expected)));
  }

  private static Verdict bodyVectors(Lab lab) throws IOException, Unable {
    List<String> otherwise = new ArrayList<>();
    Optional<Pair> room = Optional.empty();
    int said = 0;
    for (Vector vector : Vectors.read("bodies")) {
      Optional<JsonNode> say =
          vector.meaning().filter(meaning -> meaning.path("does").asText().equals("say"));
      if (say.isEmpty()) {
        continue;
      }
      String speaker = say.get().path("speaker").asText();
      if (said++ % VECTORS_A_ROOM == 0
          || room.filter(pair -> pair.guest().name().equals(speaker)).isEmpty()) {
        lab.tidy();
        room = Optional.of(speakerAndListener(lab, speaker));
      }
      Pair pair = room.orElseThrow();
      Bytes datagram = pair.guest().datagram(vector.bytes());
      if (datagram.size() > ProtocolLimits.CLIENT_DATAGRAM_MAX) {
        continue;
      }
      var _ = lab.stragglers(pair.host());
      pair.guest().udp().send(datagram);
      Optional<List<Bytes>> heard = lab.heardUntilNow(pair.guest(), pair.host());
      if (heard.isEmpty()) {
        return failed(Mistake.TALK_DIES, Said.TALK_STOPPED_AFTER, vector.name());
      }
      List<Bytes> expected = new ArrayList<>();
      say.get().path("datagrams").forEach(hex -> expected.add(Bytes.hex(hex.asText())));
      if (!heard.get().equals(expected)) {
        otherwise.add(vector.name());
      }
    }
    return otherwise.isEmpty() ? passed() : differs(Said.VECTORS_OTHERWISE, Tally.names(otherwise));
  }

  private static Pair speakerAndListener(Lab lab, String speaker) throws IOException, Unable {
    // The vectors reckon with a room name of ten bytes.
    Bytes room = Bytes.utf8(lab.word().substring(0, 10));
    Seat listener = lab.create(room, LISTENER);
    return new Pair(listener, lab.join(room, speaker));
  }

  static boolean any(List<Bytes> heard, String word) {
    return heard.stream().anyMatch(datagram -> Lab.holds(datagram, word));
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
