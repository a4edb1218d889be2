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
import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.control.StatusCode.Known;
import java.io.IOException;
import java.util.List;

/** Requests over TCP (sections 3.1 to 3.4). */
final class ControlChecks {
  private static final int LARGE = 600;
  private static final int UNKNOWN_OPERATION = 77;
  private static final int RESPONSE = 1;

  private ControlChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("3.1", "request-byte-by-byte", ControlChecks::byteByByte),
        new Check("3.1", "header-then-body", ControlChecks::headerThenBody),
        new Check("3.1", "size-over-the-maximum", ControlChecks::sizeOverTheMaximum),
        new Check("3.1", "request-that-ends-early", ControlChecks::endsEarly),
        new Check("3.2", "unknown-operation", ControlChecks::unknownOperation),
        new Check("3.3", "request-in-state-1", ControlChecks::wrongState),
        new Check("3.4.1", "raw-user-name", ControlChecks::raw),
        new Check("3.4.1", "sizes-in-bytes", ControlChecks::sizesInBytes),
        new Check("3.4.2", "json-user-name", ControlChecks::json),
        new Check("3.4.2", "payload-over-255", ControlChecks::payloadOver255),
        new Check("3.4.2", "room-password", ControlChecks::password));
  }

  private static Bytes create(Lab lab, Bytes room) {
    return Requests.request(Requests.CREATE, room, lab.form().payload(Lab.HOST));
  }

  private static Verdict byteByByte(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    try (TcpPeer peer = lab.connect()) {
      peer.sendByteByByte(create(lab, room));
      return granted(lab.kept(peer.answer(room), room), Mistake.RECV_ONCE);
    }
  }

  private static Verdict headerThenBody(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes request = create(lab, room);
    try (TcpPeer peer = lab.connect()) {
      peer.send(request.slice(0, ProtocolLimits.HEADER_SIZE));
      if (peer.pause() != Answer.End.OPEN) {
        return failed(Mistake.RECV_ONCE, Said.ENDED);
      }
      peer.send(request.slice(ProtocolLimits.HEADER_SIZE, request.size()));
      return granted(lab.kept(peer.answer(room), room), Mistake.RECV_ONCE);
    }
  }

  static Verdict granted(Answer answer, Mistake like) {
    return switch (answer.outcome()) {
      case Granted _ -> passed();
      case Refused(int status) when Lab.isFull(status) -> notTried(Said.SERVER_FULL, status);
      case Refused(int status) -> failed(like, Said.REFUSED, status);
      case Garbled _ -> failed(like, Said.GARBLED);
      case Ended _ -> failed(like, Said.ENDED);
      case Silent _ -> failed(like, Said.SILENT);
    };
  }

  private static Verdict sizeOverTheMaximum(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    long size = ProtocolLimits.PAYLOAD_REPRESENTABLE_MAX + 1;
    Bytes header = Requests.header(room.size(), Requests.CREATE, 0, size);
    Answer answer = lab.ask(header.plus(room).plus(lab.form().payload(Lab.HOST)), room);
    return switch (answer.outcome()) {
      case Refused _ -> passed();
      case Ended _ -> differs(Said.ENDED);
      case Granted _ -> failed(Mistake.SIZE_MISREAD, Said.GRANTED);
      case Garbled _ -> failed(Mistake.SIZE_TRUSTED, Said.GARBLED);
      case Silent _ -> failed(Mistake.SIZE_TRUSTED, Said.SILENT);
    };
  }

  private static Verdict endsEarly(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes request = create(lab, room);
    Answer answer = lab.askAndFinish(request.slice(0, request.size() - 1), room);
    return switch (answer.outcome()) {
      case Refused _ -> passed();
      case Ended _ -> differs(Said.ENDED);
      case Granted _ -> failed(Mistake.RECV_ONCE, Said.GRANTED);
      case Garbled _ -> failed(Said.GARBLED);
      case Silent _ -> failed(Mistake.END_UNSEEN, Said.SILENT);
    };
  }

  private static Verdict unknownOperation(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Answer answer =
        lab.ask(Requests.request(UNKNOWN_OPERATION, room, lab.form().payload(Lab.HOST)), room);
    return switch (answer.outcome()) {
      case Refused(int status) when status == Known.UNKNOWN_OPERATION.code() -> passed();
      case Refused(int status) ->
          differs(Said.OTHER_STATUS, status, Known.UNKNOWN_OPERATION.code());
      case Ended _ -> differs(Said.ENDED);
      case Granted _ -> failed(Said.GRANTED);
      case Garbled _ -> failed(Mistake.REFUSED_AS_TEXT, Said.GARBLED);
      case Silent _ -> failed(Said.SILENT);
    };
  }

  private static Verdict wrongState(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes request = Requests.message(Requests.CREATE, RESPONSE, room, lab.form().payload(Lab.HOST));
    return switch (lab.ask(request, room).outcome()) {
      case Refused _ -> passed();
      case Ended _ -> differs(Said.ENDED);
      case Granted _ -> differs(Mistake.STATE_UNREAD, Said.GRANTED);
      case Garbled _ -> failed(Mistake.REFUSED_AS_TEXT, Said.GARBLED);
      case Silent _ -> failed(Said.SILENT);
    };
  }

  private static Verdict raw(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes request = Requests.request(Requests.CREATE, room, Form.RAW.payload(Lab.HOST));
    return granted(lab.ask(request, room), Mistake.SIZE_MISREAD);
  }

  private static Verdict sizesInBytes(Lab lab) throws IOException, Unable {
    Bytes room = Bytes.utf8("部屋-" + lab.word());
    Bytes payload = lab.form().payload("太郎");
    Answer answer = lab.ask(Requests.request(Requests.CREATE, room, payload), room);
    Verdict first = granted(answer, Mistake.CHARACTERS);
    if (!(answer.outcome() instanceof Granted) || !lab.talk().goes()) {
      return first;
    }
    Bytes talking = Bytes.utf8("会話-" + lab.word());
    Seat host = lab.create(talking, "太郎");
    Seat guest = lab.join(talking, "花子");
    return lab.talk().relayed(host, "こんにちは" + lab.word(), guest).isPresent()
        ? passed()
        : failed(Mistake.CHARACTERS, Said.NOT_RELAYED);
  }

  /** A server that takes the whole object for a name grants it too; the next in line tells. */
  private static Verdict json(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes payload = Requests.json(Lab.HOST, ",\"no-such-key\":[{\"a\":null}]");
    Answer answer = lab.ask(Requests.request(Requests.CREATE, room, payload), room);
    if (!(answer.outcome() instanceof Granted)) {
      return switch (granted(answer, Mistake.NO_JSON)) {
        case Verdict.Failed(Remark seen, var like) -> new Verdict.Differs(seen, like);
        case Verdict other -> other;
      };
    }
    Bytes twin = Requests.request(Requests.JOIN, room, Requests.json(Lab.HOST, ""));
    return switch (lab.ask(twin, room).outcome()) {
      case Refused(int status) when status == Known.NAME_TAKEN.code() -> passed();
      case Refused(int status) -> differs(Said.OTHER_STATUS, status, Known.NAME_TAKEN.code());
      case Granted _ -> differs(Mistake.NO_JSON, Said.JSON_UNREAD);
      case Garbled _, Ended _, Silent _ -> failed(Mistake.REFUSED_AS_TEXT, Said.GARBLED);
    };
  }

  private static Verdict payloadOver255(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes payload = Requests.json(Lab.HOST, ",\"x\":\"" + "x".repeat(LARGE) + "\"");
    Answer answer = lab.ask(Requests.request(Requests.CREATE, room, payload), room);
    return switch (answer.outcome()) {
      case Granted _ -> passed();
      case Refused(int status) when Lab.isFull(status) -> notTried(Said.SERVER_FULL, status);
      case Refused(int status) -> differs(Mistake.LIMITS_MISREAD, Said.REFUSED, status);
      case Garbled _ -> failed(Mistake.SIZE_MISREAD, Said.GARBLED);
      case Ended _ -> failed(Mistake.SHORT_BUFFER, Said.ENDED);
      case Silent _ -> failed(Mistake.SIZE_MISREAD, Said.SILENT);
    };
  }

  private static Verdict password(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    String password = lab.word();
    Seat host =
        lab.enter(
            Requests.CREATE,
            room,
            Lab.HOST,
            Requests.json(Lab.HOST, ",\"password\":\"" + password + "\""));
    for (String wrong : List.of("", ",\"password\":\"not " + password + "\"")) {
      Bytes request = Requests.request(Requests.JOIN, host.room(), Requests.json(Lab.GUEST, wrong));
      switch (lab.ask(request, room).outcome()) {
        case Refused(int status) when status == Known.WRONG_PASSWORD.code() -> {}
        case Refused(int status) when Lab.isFull(status) -> {
          return notTried(Said.SERVER_FULL, status);
        }
        case Refused(int status) -> {
          return differs(Said.OTHER_STATUS, status, Known.WRONG_PASSWORD.code());
        }
        case Granted _ -> {
          return differs(Mistake.NO_PASSWORDS, Said.GRANTED);
        }
        case Garbled _, Ended _, Silent _ -> {
          return failed(Mistake.REFUSED_AS_TEXT, Said.GARBLED);
        }
      }
    }
    Bytes right = Requests.json(Lab.GUEST, ",\"password\":\"" + password + "\"");
    return granted(
        lab.ask(Requests.request(Requests.JOIN, room, right), room), Mistake.NO_PASSWORDS);
  }
}
