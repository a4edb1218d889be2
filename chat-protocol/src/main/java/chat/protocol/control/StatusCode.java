package chat.protocol.control;

import chat.protocol.Fault;

/** The first byte of a state-1 payload (section 3.5). Unknown codes survive. */
public sealed interface StatusCode {
  /** The byte on the wire, 0 to 255. */
  int code();

  /** Whether the request was granted. */
  default boolean isOk() {
    return code() == 0;
  }

  /** The status with this code. */
  static StatusCode of(int code) {
    for (Known known : Known.values()) {
      if (known.code == code) {
        return known;
      }
    }
    return new Unknown(code);
  }

  /** What a server answers to a request with this fault. */
  static Known of(Fault fault) {
    return switch (fault) {
      case MALFORMED, NOT_UTF8, BAD_TOKEN -> Known.MALFORMED;
      case UNKNOWN_OPERATION -> Known.UNKNOWN_OPERATION;
      case TOO_LARGE -> Known.TOO_LARGE;
      case BAD_ROOM_NAME -> Known.BAD_ROOM_NAME;
      case BAD_USER_NAME -> Known.BAD_USER_NAME;
    };
  }

  /** The status codes of this protocol. */
  enum Known implements StatusCode {
    /** Granted; a state-2 message follows. */
    OK(0),
    /** There is a room of that name. */
    ROOM_EXISTS(1),
    /** There is no room of that name. */
    NO_SUCH_ROOM(2),
    /** The room has a password, and it is not this one. */
    WRONG_PASSWORD(3),
    /** The room name is not allowed. */
    BAD_ROOM_NAME(4),
    /** The user name is not allowed. */
    BAD_USER_NAME(5),
    /** A member of the room has that name. */
    NAME_TAKEN(6),
    /** The room, or the server, is full. */
    FULL(7),
    /** The request cannot be understood. */
    MALFORMED(8),
    /** The operation is unknown. */
    UNKNOWN_OPERATION(9),
    /** The request is over a size limit. */
    TOO_LARGE(10),
    /** Too many requests; ask again later. */
    SLOW_DOWN(11),
    /** The server is stopping. */
    SHUTTING_DOWN(12),
    /** Nobody can be resumed with that secret: the member is gone, or never was. */
    CANNOT_RESUME(13);

    private final int code;

    Known(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /** A code that this protocol gives no meaning to: a refusal. */
  record Unknown(int code) implements StatusCode {}
}
