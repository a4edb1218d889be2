package chat.client;

import chat.client.session.SessionEvent.Failed;
import chat.client.ui.ChatEnd;

/** What the client answers to the shell. */
public enum ExitCodes {
  /** All went well. */
  OK(0),
  /** The client itself broke. */
  INTERNAL(1),
  /** What was typed cannot be understood; nothing was tried. */
  USAGE(2),
  /** No server answered, or none that speaks TCRP. */
  CANNOT_CONNECT(3),
  /**
   * The server said no; or, without a terminal, at least one line was too long or no UTF-8 (each
   * one is told on stderr, and all others were sent).
   */
  REFUSED(4),
  /** The room closed, the server counted us out, or it is gone. */
  LOST(5),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int code;

  ExitCodes(int code) {
    this.code = code;
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }

  static ExitCodes of(ChatEnd end) {
    return switch (end) {
      case ChatEnd.Left _ -> OK;
      case ChatEnd.Interrupted _ -> INTERRUPTED;
      case ChatEnd.Unsaid _ -> REFUSED;
      case ChatEnd.Over(Failed _) -> INTERNAL;
      case ChatEnd.Over _ -> LOST;
    };
  }
}
