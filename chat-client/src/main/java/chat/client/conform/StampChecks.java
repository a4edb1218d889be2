package chat.client.conform;

import static chat.client.conform.Verdict.differs;
import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Lab.Pair;
import chat.client.conform.Vectors.Vector;
import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the others hear of a message (sections 4.2 and 4.3). */
final class StampChecks {
  private static final int LONG_NAME = 200;
  private static final int VECTORS_A_ROOM = 8;
  private static final String LISTENER = "listener";

  private StampChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("4.2", "at-most-4094-bytes", StampChecks::splits),
        new Check("4.3", "stamp", StampChecks::stamp),
        new Check("4.3", "each-line-stamped", StampChecks::lines),
        new Check("4.3", "body-vectors", StampChecks::bodyVectors));
  }

  private static Verdict splits(Lab lab) throws IOException, Unable {
    Pair pair = lab.pair();
    Seat speaker = lab.join(pair.room(), "n".repeat(LONG_NAME));
    String first = lab.word();
    String last = lab.word();
    speaker.say(TalkChecks.filling(speaker, ProtocolLimits.CLIENT_DATAGRAM_MAX, first, last));
    Optional<List<Bytes>> heard = lab.talk().heardUntilNow(pair.host(), pair.guest());
    if (heard.isEmpty()) {
      return failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    int longest = heard.get().stream().mapToInt(Bytes::size).max().orElse(0);
    if (longest > ProtocolLimits.SERVER_DATAGRAM_MAX) {
      return failed(Mistake.TOO_LONG_DOWN, Said.DATAGRAM_OF, longest);
    }
    if (!TalkChecks.any(heard.get(), first)) {
      return failed(Mistake.CUT, Said.NOT_RELAYED);
    }
    return TalkChecks.any(heard.get(), last) ? passed() : failed(Mistake.CUT, Said.CUT_OFF);
  }

  private static Verdict stamp(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String word = lab.word();
    Optional<Bytes> heard = lab.talk().relayed(pair.host(), word, pair.guest());
    if (heard.isEmpty()) {
      throw new Unable(Said.NO_RELAY);
    }
    if (Talk.holds(heard.get(), pair.host().token().asUtf8())) {
      return failed(Mistake.TOKEN_RELAYED, Said.TOKEN_SHOWN);
    }
    String expected = Lab.HOST + ": " + word;
    return heard.get().equals(Bytes.utf8(expected))
        ? passed()
        : differs(
            Mistake.UNSTAMPED, Said.HEARD_INSTEAD, TalkChecks.printable(heard.get()), expected);
  }

  private static Verdict lines(Lab lab) throws IOException, Unable {
    Pair pair = lab.home();
    String one = lab.word();
    String two = lab.word();
    Optional<Bytes> heard =
        lab.talk().relayed(pair.host(), one + "\n[system] " + two, one, pair.guest());
    if (heard.isEmpty()) {
      throw new Unable(Said.NO_RELAY);
    }
    String stamped = Lab.HOST + ": ";
    String expected = stamped + one + "\n" + stamped + "[system] " + two;
    if (heard.get().equals(Bytes.utf8(expected))) {
      return passed();
    }
    return Talk.holds(heard.get(), "\n[system] " + two)
        ? failed(Mistake.LINES_UNSTAMPED, Said.LINE_WITHOUT_NAME)
        : differs(
            Said.HEARD_INSTEAD,
            TalkChecks.printable(heard.get()),
            TalkChecks.printable(Bytes.utf8(expected)));
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
      var _ = lab.talk().stragglers(pair.host());
      pair.guest().udp().send(datagram);
      Optional<List<Bytes>> heard = lab.talk().heardUntilNow(pair.guest(), pair.host());
      if (heard.isEmpty()) {
        return failed(Mistake.TALK_DIES, Said.TALK_STOPPED_AFTER, vector.name());
      }
      List<Bytes> expected = new ArrayList<>();
      say.get().path("datagrams").forEach(hex -> expected.add(Bytes.hex(hex.asText())));
      if (!Talk.withoutNotices(heard.get()).equals(expected)) {
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
}
