package chat.client.conform;

import static chat.client.conform.Verdict.differs;
import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.passed;

import chat.client.conform.Answer.Arrival;
import chat.client.conform.Answer.Body;
import chat.client.conform.Answer.Ended;
import chat.client.conform.Answer.Garbled;
import chat.client.conform.Answer.Granted;
import chat.client.conform.Answer.Message;
import chat.client.conform.Answer.Refused;
import chat.client.conform.Answer.Silent;
import chat.client.conform.Requests.Form;
import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.PayloadCodec;
import chat.protocol.control.StatusCode.Known;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers over TCP (sections 3.5 to 3.7). */
final class AnswerChecks {
  private static final int RESPONSE = 1;
  private static final int COMPLETE = 2;

  private AnswerChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("3.5", "room-exists", AnswerChecks::roomExists),
        new Check("3.5", "no-such-room", AnswerChecks::noSuchRoom),
        new Check("3.5", "reason", AnswerChecks::reason),
        new Check("3.6", "two-messages", AnswerChecks::twoMessages),
        new Check("3.6", "one-write", AnswerChecks::oneWrite),
        new Check("3.6", "room-name-in-answers", AnswerChecks::roomNames),
        new Check("3.6", "server-ends", AnswerChecks::serverEnds),
        new Check("3.6.2", "grant", AnswerChecks::grant),
        new Check("3.7", "list", AnswerChecks::list));
  }

  private static Answer create(Lab lab, Bytes room) throws IOException, Unable {
    Answer answer =
        lab.ask(Requests.request(Requests.CREATE, room, lab.form().payload(Lab.HOST)), room);
    if (answer.outcome() instanceof Refused(int status)) {
      throw new Unable(Lab.isFull(status) ? Said.SERVER_FULL : Said.NO_SEAT_REFUSED, status);
    }
    return answer;
  }

  private static Verdict roomExists(Lab lab) throws IOException, Unable {
    Bytes room = lab.home().room();
    Bytes request = Requests.request(Requests.CREATE, room, lab.form().payload("carol"));
    return refused(lab.ask(request, room), Known.ROOM_EXISTS, Mistake.ROOM_OVERWRITTEN);
  }

  private static Verdict noSuchRoom(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes request = Requests.request(Requests.JOIN, room, lab.form().payload(Lab.GUEST));
    return refused(lab.ask(request, room), Known.NO_SUCH_ROOM, Mistake.TOKEN_AFTER_REFUSAL);
  }

  private static Verdict refused(Answer answer, Known expected, Mistake whenGranted) {
    return switch (answer.outcome()) {
      case Refused _ when answer.completion().isPresent() ->
          failed(Mistake.TOKEN_AFTER_REFUSAL, Said.MORE_AFTER_REFUSAL);
      case Refused(int status) when status == expected.code() -> passed();
      case Refused(int status) -> differs(Said.OTHER_STATUS, status, expected.code());
      case Granted _ -> failed(whenGranted, Said.GRANTED);
      case Garbled _ -> failed(Mistake.REFUSED_AS_TEXT, Said.GARBLED);
      case Ended _ -> failed(Mistake.REFUSED_AS_TEXT, Said.ENDED);
      case Silent _ -> failed(Mistake.HANDLER_DIES, Said.SILENT);
    };
  }

  private static Verdict reason(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Answer answer =
        lab.ask(Requests.request(Requests.JOIN, room, lab.form().payload(Lab.GUEST)), room);
    Optional<Message> response =
        answer.messages().stream()
            .filter(one -> one.state() == RESPONSE && !one.payload().isEmpty())
            .findFirst();
    if (response.isEmpty()) {
      throw new Unable(Said.NO_STATUS);
    }
    Bytes payload = response.get().payload();
    Bytes reason = payload.slice(1, payload.size());
    if (reason.size() > ProtocolLimits.REASON_MAX) {
      return differs(Said.REASON_LONG, reason.size());
    }
    try {
      var _ = reason.asUtf8();
      return passed();
    } catch (ProtocolException e) {
      return differs(Said.REASON_NO_TEXT);
    }
  }

  private static Verdict twoMessages(Lab lab) throws IOException, Unable {
    Answer answer = create(lab, lab.freshRoom());
    List<Message> messages = answer.messages();
    if (messages.isEmpty()) {
      return failed(Mistake.NO_HEADER, answer.bytes().isEmpty() ? Said.SILENT : Said.NO_MESSAGE);
    }
    if (messages.stream().anyMatch(one -> one.body() == Body.LYING)) {
      return failed(Mistake.ROOM_SIZE_LIES, Said.ROOM_NAME_MISSING);
    }
    if (messages.size() == 1) {
      return failed(Mistake.ONE_MESSAGE, Said.ONE_MESSAGE_IN_STATE, messages.getFirst().state());
    }
    Message status = messages.getFirst();
    Message complete = messages.get(1);
    if (status.state() != RESPONSE || complete.state() != COMPLETE) {
      return failed(Mistake.ONE_MESSAGE, Said.STATES, status.state(), complete.state());
    }
    if (status.payload().isEmpty()) {
      return failed(Mistake.STATUS_MISSING, Said.NO_STATUS);
    }
    for (Message message : messages) {
      if (message.operation() != Requests.CREATE) {
        return failed(Said.OTHER_OPERATION, message.operation(), Requests.CREATE);
      }
    }
    return answer.outcome() instanceof Granted
        ? passed()
        : failed(Mistake.TOKEN_UNUSABLE, Said.NO_TOKEN);
  }

  private static Verdict oneWrite(Lab lab) throws IOException, Unable {
    Answer answer = create(lab, lab.freshRoom());
    if (answer.messages().size() < 2) {
      throw new Unable(Said.NO_TWO_MESSAGES);
    }
    return answer.arrival() == Arrival.AT_ONCE
        ? passed()
        : failed(Mistake.ANSWERS_APART, Said.CAME_APART);
  }

  private static Verdict roomNames(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Answer answer = create(lab, room);
    Body expected = lab.form() == Form.RAW ? Body.BARE : Body.ECHOED;
    if (answer.messages().isEmpty()) {
      throw new Unable(Said.NO_TWO_MESSAGES);
    }
    for (Message message : answer.messages()) {
      if (message.body() == Body.LYING) {
        return failed(Mistake.ROOM_SIZE_LIES, Said.ROOM_NAME_MISSING);
      }
      if (message.body() != expected) {
        return differs(expected == Body.BARE ? Said.ROOM_NAME_ECHOED : Said.ROOM_NAME_NOT_ECHOED);
      }
    }
    return passed();
  }

  private static Verdict serverEnds(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    try (TcpPeer peer = lab.connect()) {
      // With more behind the request than the server wants, as from a client that tells its port.
      peer.send(
          Requests.request(Requests.CREATE, room, lab.form().payload(Lab.HOST))
              .plus(Bytes.of((byte) 0, (byte) 0)));
      Answer answer = lab.kept(peer.answer(room), room);
      Answer.End end = answer.end() == Answer.End.OPEN ? peer.end() : answer.end();
      if (end != Answer.End.RESET && !(answer.outcome() instanceof Granted)) {
        throw new Unable(Said.NO_SEAT_GARBLED);
      }
      return switch (end) {
        case ENDED -> passed();
        case OPEN -> differs(Mistake.CONNECTION_KEPT, Said.STAYS_OPEN);
        case RESET -> failed(Mistake.CLOSED_UNREAD, Said.RESET);
      };
    }
  }

  private static Verdict grant(Lab lab) throws IOException, Unable {
    Bytes room = lab.freshRoom();
    Bytes payload = Requests.json(Lab.HOST, ",\"extensions\":[\"no-such-extension\"]");
    Answer answer = lab.ask(Requests.request(Requests.CREATE, room, payload), room);
    return switch (answer.outcome()) {
      case Granted _ when answer.admission().get() instanceof Grant grant ->
          grant.extensions().isEmpty() ? passed() : differs(Said.UNKNOWN_EXTENSION_AGREED);
      case Granted _ -> differs(Mistake.NO_GRANT, Said.BARE_TOKEN);
      case Refused(int status) -> differs(Mistake.NO_JSON, Said.REFUSED, status);
      case Garbled _ -> failed(Said.GARBLED);
      case Ended _ -> failed(Said.ENDED);
      case Silent _ -> failed(Said.SILENT);
    };
  }

  private static Verdict list(Lab lab) throws IOException, Unable {
    Lab.Pair pair = lab.home();
    Answer answer = lab.ask(Requests.request(Requests.LIST, Bytes.EMPTY, Bytes.EMPTY), Bytes.EMPTY);
    int status = answer.status().orElse(0);
    if (status != 0) {
      return differs(Mistake.NO_LIST, Said.REFUSED, status);
    }
    if (answer.bytes().isEmpty()) {
      return differs(Mistake.NO_LIST, answer.end() == Answer.End.OPEN ? Said.SILENT : Said.ENDED);
    }
    Optional<Bytes> payload = answer.completion();
    if (payload.isEmpty()) {
      return differs(Mistake.NO_LIST, Said.GARBLED);
    }
    try {
      RoomList rooms = PayloadCodec.decodeRoomList(payload.get());
      Optional<RoomEntry> ours =
          rooms.rooms().stream().filter(one -> one.name().encode().equals(pair.room())).findFirst();
      if (ours.isEmpty()) {
        // A list names at most 1000 rooms.
        return rooms.total() > rooms.rooms().size() ? passed() : differs(Said.ROOM_NOT_LISTED);
      }
      return ours.get().members() == 2 ? passed() : differs(Said.MEMBERS, ours.get().members());
    } catch (ProtocolException e) {
      return differs(Mistake.NO_LIST, Said.LIST_UNREADABLE);
    }
  }
}
