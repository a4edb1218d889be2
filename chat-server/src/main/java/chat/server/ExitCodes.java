package chat.server;

/** What the server's process ends with. */
public enum ExitCodes {
  /** It was told to stop, and did. */
  OK(0),
  /** It failed for a reason of its own. */
  INTERNAL(1),
  /** The command line is wrong. */
  USAGE(2),
  /** It cannot listen where it was told to. */
  CANNOT_LISTEN(3);

  private final int code;

  ExitCodes(int code) {
    this.code = code;
  }

  /** The number. */
  public int code() {
    return code;
  }
}
