package chat.protocol.control;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.SafeText;
import chat.protocol.Token;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.control.ControlPayload.Admission;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Entry;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.control.ControlPayload.JsonEntry;
import chat.protocol.control.ControlPayload.RawEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.ControlPayload.Status;

/**
 * The bytes of each {@link ControlPayload} (sections 3.4 to 3.7). Decoding turns any bytes into a
 * value or a {@link ProtocolException}.
 */
public final class PayloadCodec {
  private PayloadCodec() {}

  /** The payload as it travels. */
  public static Bytes encode(ControlPayload payload) {
    return switch (payload) {
      case RawEntry entry -> entry.user().encode();
      case JsonEntry entry -> PayloadJson.write(entry);
      case Status status ->
          Bytes.of((byte) status.code().code()).plus(Bytes.utf8(shortened(status.reason())));
      case BareToken bare -> bare.token().encode();
      case Grant grant -> PayloadJson.write(grant);
      case RoomList list -> PayloadJson.write(list);
    };
  }

  /**
   * Reads a request to create or join: JSON if it looks like an object, else a bare name.
   *
   * @throws ProtocolException {@link Fault#BAD_USER_NAME}, {@link Fault#MALFORMED}, {@link
   *     Fault#NOT_UTF8}, {@link Fault#TOO_LARGE}
   */
  public static Entry decodeEntry(Bytes payload) {
    return isJsonObject(payload)
        ? PayloadJson.readEntry(payload)
        : new RawEntry(UserName.decode(payload));
  }

  /**
   * Reads a state-1 payload.
   *
   * @throws ProtocolException {@link Fault#MALFORMED} when it is empty
   */
  public static Status decodeStatus(Bytes payload) {
    if (payload.isEmpty()) {
      throw new ProtocolException(Fault.MALFORMED, "the status byte is missing");
    }
    return new Status(StatusCode.of(payload.at(0)), reason(payload.slice(1, payload.size())));
  }

  /**
   * Reads a state-2 payload of create and join: a grant if it looks like an object, else a token.
   *
   * @throws ProtocolException {@link Fault#BAD_TOKEN}, {@link Fault#MALFORMED}, {@link
   *     Fault#NOT_UTF8}
   */
  public static Admission decodeAdmission(Bytes payload) {
    return isJsonObject(payload)
        ? PayloadJson.readAdmission(payload)
        : new BareToken(Token.decode(payload));
  }

  /**
   * Reads a state-2 payload of list.
   *
   * @throws ProtocolException {@link Fault#MALFORMED}, {@link Fault#NOT_UTF8}
   */
  public static RoomList decodeRoomList(Bytes payload) {
    return PayloadJson.readRoomList(payload);
  }

  /** Whether a payload is to be read as JSON: its first byte is an opening brace. */
  public static boolean isJsonObject(Bytes payload) {
    return !payload.isEmpty() && payload.at(0) == '{';
  }

  private static String shortened(String reason) {
    int end = reason.length();
    while (Utf8.size(reason.substring(0, end)) > ProtocolLimits.REASON_MAX) {
      end = reason.offsetByCodePoints(end, -1);
    }
    return reason.substring(0, end);
  }

  /** A reason is a courtesy: one that is no text is no reason to refuse the status. */
  private static String reason(Bytes bytes) {
    if (bytes.size() > ProtocolLimits.REASON_MAX) {
      return "";
    }
    try {
      return SafeText.cleanLine(bytes.asUtf8());
    } catch (ProtocolException e) {
      return "";
    }
  }
}
