package chat.client.conform;

import chat.protocol.Bytes;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.PayloadCodec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came back on one TCP connection, read with more patience than a client needs to have: the
 * kit wants to go on with servers that get an answer a little wrong.
 *
 * @param bytes all that came
 * @param messages the whole messages among it
 * @param end how the connection stood when reading stopped
 * @param arrival whether the messages came at once
 */
record Answer(Bytes bytes, List<Message> messages, End end, Arrival arrival) {
  private static final int STATE_RESPONSE = 1;
  private static final int STATE_COMPLETE = 2;
  private static final int OPERATION_OFFSET = 1;
  private static final int STATE_OFFSET = 2;
  private static final int SIZE_OFFSET = 3;
  private static final BigInteger PAYLOAD_MAX =
      BigInteger.valueOf(ProtocolLimits.RESPONSE_PAYLOAD_MAX);

  Answer {
    messages = List.copyOf(messages);
  }

  /** How a connection stood when nobody read on. */
  enum End {
    OPEN,
    ENDED,
    RESET
  }

  /** Whether one read was enough for all messages. */
  enum Arrival {
    AT_ONCE,
    APART
  }

  /** What the body of a message begins with. */
  enum Body {
    /** No room name, and the header says so. */
    BARE,
    /** The room name of the request. */
    ECHOED,
    /** The header announces a room name that does not come. */
    LYING
  }

  /** One message, in numbers. */
  record Message(int operation, int state, Body body, Bytes payload) {}

  /** What the answer comes to. */
  sealed interface Outcome {}

  /** A token was given. */
  record Granted(Bytes token) implements Outcome {}

  /** A status other than 0 was given. */
  record Refused(int status) implements Outcome {}

  /** Bytes that a client makes nothing of. */
  record Garbled() implements Outcome {}

  /** The connection ended without a byte. */
  record Ended() implements Outcome {}

  /** Nothing came. */
  record Silent() implements Outcome {}

  /** Reads as many messages as there are; {@code room} is the name that may be echoed. */
  static List<Message> messages(Bytes bytes, Bytes room) {
    List<Message> messages = new ArrayList<>();
    int at = 0;
    while (bytes.size() - at >= ProtocolLimits.HEADER_SIZE) {
      Bytes header = bytes.slice(at, at + ProtocolLimits.HEADER_SIZE);
      Bytes rest = bytes.slice(at + ProtocolLimits.HEADER_SIZE, bytes.size());
      Optional<Message> next = message(header, rest, room);
      if (next.isEmpty()) {
        break;
      }
      messages.add(next.get());
      int roomSize = next.get().body() == Body.ECHOED ? room.size() : 0;
      at += ProtocolLimits.HEADER_SIZE + roomSize + next.get().payload().size();
    }
    return messages;
  }

  private static Optional<Message> message(Bytes header, Bytes rest, Bytes room) {
    BigInteger size =
        new BigInteger(1, header.slice(SIZE_OFFSET, ProtocolLimits.HEADER_SIZE).toArray());
    if (size.compareTo(PAYLOAD_MAX) > 0) {
      return Optional.empty();
    }
    int roomSize = header.at(0);
    Body body = Body.BARE;
    if (roomSize > 0) {
      if (rest.size() < roomSize && room.startsWith(rest)) {
        return Optional.empty();
      }
      body = roomSize == room.size() && rest.startsWith(room) ? Body.ECHOED : Body.LYING;
    }
    int from = body == Body.ECHOED ? roomSize : 0;
    int to = from + size.intValueExact();
    return rest.size() < to
        ? Optional.empty()
        : Optional.of(
            new Message(
                header.at(OPERATION_OFFSET), header.at(STATE_OFFSET), body, rest.slice(from, to)));
  }

  /** Whether a client would stop reading here. */
  static boolean isWhole(List<Message> messages) {
    return messages.size() > 1
        || messages.stream().anyMatch(one -> one.state() == STATE_COMPLETE)
        || status(messages).filter(status -> status != 0).isPresent();
  }

  /** The first status. */
  Optional<Integer> status() {
    return status(messages);
  }

  private static Optional<Integer> status(List<Message> messages) {
    return messages.stream()
        .filter(one -> one.state() == STATE_RESPONSE && !one.payload().isEmpty())
        .map(one -> one.payload().at(0))
        .findFirst();
  }

  /** The payload in state 2. */
  Optional<Bytes> completion() {
    return messages.stream()
        .filter(one -> one.state() == STATE_COMPLETE)
        .map(Message::payload)
        .findFirst();
  }

  /** Token and all, if there is one that can be used. */
  Optional<Admission> admission() {
    try {
      return completion().map(PayloadCodec::decodeAdmission);
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  Outcome outcome() {
    if (bytes.isEmpty()) {
      return end == End.OPEN ? new Silent() : new Ended();
    }
    int status = status().orElse(0);
    if (status != 0) {
      return new Refused(status);
    }
    return admission()
        .<Outcome>map(admission -> new Granted(admission.token().encode()))
        .orElseGet(Garbled::new);
  }
}
