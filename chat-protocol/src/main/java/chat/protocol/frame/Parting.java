package chat.protocol.frame;

import java.util.Arrays;

/** Why somebody is no member any more: the reason of a BYE (section 11.9). */
public enum Parting {
  /** Something that this page does not know. */
  UNKNOWN(0),
  /** It left. */
  LEFT(1),
  /** It was silent for too long. */
  TIMED_OUT(2),
  /** The host sent it away. */
  KICKED(3),
  /** The room is closed; the log's last entry says why. */
  CLOSED(4);

  private final int code;

  Parting(int code) {
    this.code = code;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /** The reason with this code; {@link #UNKNOWN} for those without a meaning. */
  public static Parting of(int code) {
    return Arrays.stream(values())
        .filter(parting -> parting.code == code)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
