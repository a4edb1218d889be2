package chat.client.conform;

/** A check cannot go on, through no fault that it looks for. */
final class Unable extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Remark why;

  Unable(Said why, Object... blanks) {
    super(why.name());
    this.why = Remark.of(why, blanks);
  }

  Remark why() {
    return why;
  }
}
