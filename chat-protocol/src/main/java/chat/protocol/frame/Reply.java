package chat.protocol.frame;

import java.util.Arrays;

/** What became of a {@link Wish} (section 11.7). */
public sealed interface Reply {
  /** It was done. */
  record Done() implements Reply {}

  /**
   * It was not.
   *
   * @param why for the program
   * @param reason a sentence for the user; may be empty
   */
  record Declined(Why why, String reason) implements Reply {}

  /** Why a wish is declined. */
  enum Why {
    /** Something that this page does not know. */
    OTHER(1),
    /** Only the host may. */
    NOT_HOST(2),
    /** Nobody in the room has that name. */
    NO_SUCH_MEMBER(3),
    /** One cannot do that to oneself. */
    YOURSELF(4),
    /** That member's program speaks the plain protocol, in which nothing is private. */
    CANNOT_HEAR(5),
    /** The server does not know such a wish. */
    UNKNOWN_WISH(6);

    private final int code;

    Why(int code) {
      this.code = code;
    }

    /** The number on the wire; 0 is "done". */
    public int code() {
      return code;
    }

    /** The reason with this code; {@link #OTHER} for those without a meaning. */
    public static Why of(int code) {
      return Arrays.stream(values()).filter(why -> why.code == code).findFirst().orElse(OTHER);
    }
  }
}
