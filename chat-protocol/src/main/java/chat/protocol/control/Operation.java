package chat.protocol.control;

/** What a message is about: byte 1 of the header (section 3.2). Unknown codes survive. */
public sealed interface Operation {
  /** The byte on the wire, 0 to 255. */
  int code();

  /** The operation with this code. */
  static Operation of(int code) {
    return switch (code) {
      case 1 -> Known.CREATE;
      case 2 -> Known.JOIN;
      case 3 -> Known.LIST;
      default -> new Unknown(code);
    };
  }

  /** The operations of this protocol. */
  enum Known implements Operation {
    /** Makes a room; who makes it is its host. */
    CREATE(1),
    /** Becomes a member of a room that is there. */
    JOIN(2),
    /** Asks which rooms there are. */
    LIST(3);

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
  record Unknown(int code) implements Operation {}
}
