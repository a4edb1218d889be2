package chat.protocol.control;

/** How far a transaction is: byte 2 of the header (section 3.3). Unknown codes survive. */
public sealed interface State {
  /** The byte on the wire, 0 to 255. */
  int code();

  /** The state with this code. */
  static State of(int code) {
    return switch (code) {
      case 0 -> Known.REQUEST;
      case 1 -> Known.RESPONSE;
      case 2 -> Known.COMPLETE;
      default -> new Unknown(code);
    };
  }

  /** The states of this protocol. */
  enum Known implements State {
    /** The client asks. */
    REQUEST(0),
    /** The server answers with a status. */
    RESPONSE(1),
    /** The server hands over what was asked for. */
    COMPLETE(2);

    private final int code;

    Known(int code) {
      this.code = code;
    }

    @Override
    public int code() {
      return code;
    }
  }

  /** A code that this protocol gives no meaning to. */
  record Unknown(int code) implements State {}
}
