package chat.protocol.control;

/** The names of the extensions (section 11). */
public final class Extensions {
  /** Nothing lost, history, resume. */
  public static final String LOG = "log";

  private Extensions() {}
}
