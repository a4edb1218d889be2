package chat.client.conform;

import static chat.client.conform.Verdict.differs;
import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.notTried;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Answer.Ended;
import chat.client.conform.Answer.Garbled;
import chat.client.conform.Answer.Granted;
import chat.client.conform.Answer.Refused;
import chat.client.conform.Answer.Silent;
import chat.client.conform.Requests.Form;
import chat.client.conform.Vectors.Vector;
import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.control.StatusCode.Known;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Names, tokens, and the requests of the wire vectors (sections 1 and 2, and 3.4 as a whole). */
final class NameChecks {
  private static final int TOKENS = 3;
  private static final int TOKEN_MIN = 20;
  private static final int DIFFERENT_MIN = 16;

  private NameChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("2.1", "room-name-of-255-bytes", NameChecks::longRoomName),
        new Check("2.1", "room-name-vectors", NameChecks::roomNameVectors),
        new Check("2.2", "user-name-of-255-bytes", NameChecks::longUserName),
        new Check("2.2", "user-name-of-256-bytes", NameChecks::tooLongUserName),
        new Check("2.2", "user-name-vectors", NameChecks::userNameVectors),
        new Check("2.2", "name-taken", NameChecks::nameTaken),
        new Check("2.3", "token", NameChecks::token));
  }

  /** The vectors come when the parts they are made of have been looked at one by one. */
  static Check requestVectors() {
    return new Check("3.4", "request-vectors", NameChecks::requestVectors);
  }

  private static Verdict longRoomName(Lab lab) throws IOException, Unable {
    String word = lab.word();
    Bytes room = Bytes.utf8(word + "r".repeat(ProtocolLimits.ROOM_NAME_MAX - word.length()));
    Bytes request = Requests.request(Requests.CREATE, room, lab.form().payload(Lab.HOST));
    return ControlChecks.granted(lab.ask(request, room), Mistake.LIMITS_MISREAD);
  }

  private static Verdict longUserName(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    String name = "n".repeat(ProtocolLimits.USER_NAME_MAX);
    Bytes request = Requests.request(Requests.CREATE, room, lab.form().payload(name));
    return ControlChecks.granted(lab.ask(request, room), Mistake.LIMITS_MISREAD);
  }

  private static Verdict tooLongUserName(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    String name = "n".repeat(ProtocolLimits.USER_NAME_MAX + 1);
    Bytes request = Requests.request(Requests.CREATE, room, lab.form().payload(name));
    return switch (lab.ask(request, room).outcome()) {
      case Refused _ -> passed();
      case Granted _ -> failed(Mistake.NO_LIMIT, Said.GRANTED);
      case Ended _ -> differs(Said.ENDED);
      case Garbled _ -> failed(Mistake.REFUSED_AS_TEXT, Said.GARBLED);
      case Silent _ -> failed(Mistake.SHORT_BUFFER, Said.SILENT);
    };
  }

  private static Verdict roomNameVectors(Lab lab) throws IOException, Unable {
    Tally tally = new Tally();
    for (Vector vector : Vectors.read("room-names")) {
      if (vector.bytes().size() <= ProtocolLimits.ROOM_NAME_MAX && !tally.isHopeless()) {
        Bytes room = vector.bytes();
        Bytes request = Requests.request(Requests.CREATE, room, lab.form().payload(Lab.HOST));
        tally.note(vector, lab.ask(request, room).outcome());
        lab.tidy();
      }
    }
    return tally.verdict(Mistake.NAMES_UNCHECKED);
  }

  private static Verdict userNameVectors(Lab lab) throws IOException, Unable {
    if (lab.form() != Form.RAW) {
      return notTried(Said.NO_RAW_NAMES);
    }
    Tally tally = new Tally();
    for (Vector vector : Vectors.read("user-names")) {
      boolean looksLikeJson = !vector.bytes().isEmpty() && vector.bytes().at(0) == '{';
      if (!looksLikeJson && !tally.isHopeless()) {
        Bytes room = lab.freshRoom();
        Bytes request = Requests.request(Requests.CREATE, room, vector.bytes());
        tally.note(vector, lab.ask(request, room).outcome());
        lab.tidy();
      }
    }
    return tally.verdict(Mistake.NAMES_UNCHECKED);
  }

  private static Verdict requestVectors(Lab lab) throws IOException, Unable {
    Tally tally = new Tally();
    for (Vector vector : Vectors.read("requests")) {
      // The others need the room that is called lobby to be there, or not to be there.
      if (vector.meaning().isEmpty() && vector.bytes().size() > 0 && !tally.isHopeless()) {
        Bytes room = Bytes.utf8("lobby");
        tally.note(vector, lab.askAndFinish(vector.bytes(), room).outcome());
        lab.tidy();
      }
    }
    return tally.verdict(Mistake.REQUESTS_UNCHECKED);
  }

  private static Verdict nameTaken(Lab lab) throws IOException, Unable {
    Lab.Pair pair = lab.home();
    List<String> granted = new ArrayList<>();
    for (String name : List.of(Lab.HOST, "ALICE", "ＡＬＩＣＥ")) {
      Bytes request = Requests.request(Requests.JOIN, pair.room(), lab.form().payload(name));
      switch (lab.ask(request, pair.room()).outcome()) {
        case Granted _ -> granted.add(name);
        case Refused(int status)
            when status != Known.NAME_TAKEN.code() && name.equals(Lab.HOST) -> {
          return differs(Said.OTHER_STATUS, status, Known.NAME_TAKEN.code());
        }
        case Refused _ -> {}
        case Garbled _, Ended _, Silent _ -> {
          return failed(Mistake.REFUSED_AS_TEXT, Said.GARBLED);
        }
      }
    }
    return granted.isEmpty()
        ? passed()
        : failed(Mistake.NAME_TWICE, Said.GRANTED_TO, String.join(", ", granted));
  }

  private static Verdict token(Lab lab) throws IOException, Unable {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < TOKENS; i++) {
      Bytes token = lab.create(lab.freshRoom(), Lab.HOST).token();
      tokens.add(token.asUtf8());
      lab.tidy();
    }
    String first = tokens.getFirst();
    if (first.length() < TOKEN_MIN) {
      return failed(Mistake.TOKEN_GUESSABLE, Said.TOKEN_SHORT, first.length());
    }
    for (String other : tokens.subList(1, tokens.size())) {
      if (different(first, other) < DIFFERENT_MIN) {
        return failed(Mistake.TOKEN_GUESSABLE, Said.TOKENS_ALIKE);
      }
    }
    return passed();
  }

  /** How many characters lie between a common start and a common end. */
  private static int different(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int start = 0;
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    return shorter - start - end;
  }
}
