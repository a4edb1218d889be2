package chat.client.session;

/** A transaction that came to no answer at all. */
public final class ControlFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** How far the transaction got. */
  public enum Kind {
    /** The host's name means nothing here. */
    UNKNOWN_HOST,
    /** Nothing accepted the connection. */
    CANNOT_CONNECT,
    /** The connection stood, but no whole answer came in time. */
    NO_ANSWER,
    /** What came is no TCRP, or ends in the middle. */
    BROKEN_ANSWER,
    /** It was asked which rooms there are, and has no answer to that. */
    NO_LIST,
    /** It was asked which rooms there are, and is busy or waits for something we do not know. */
    LIST_UNANSWERED,
    /** It let us in, but talks in a way that we do not know. */
    OTHER_DIALECT
  }

  private final Kind kind;

  ControlFailure(Kind kind, Exception cause) {
    super(cause.getMessage(), cause);
    this.kind = kind;
  }

  ControlFailure(Kind kind) {
    super("");
    this.kind = kind;
  }

  ControlFailure(Dialect dialect) {
    super(dialect.title());
    this.kind = Kind.OTHER_DIALECT;
  }

  /** How far the transaction got. */
  public Kind kind() {
    return kind;
  }

  /** What the system or the decoder said about it, or the dialect's name; may be empty. */
  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
