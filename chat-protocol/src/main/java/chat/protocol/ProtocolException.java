package chat.protocol;

/** The one exception that a decoder throws: these bytes are no value, and this is why. */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** {@code message} is one sentence for the person who sent the bytes; it quotes none of them. */
  public ProtocolException(Fault fault, String message) {
    // Hostile bytes are no surprise: without a stack trace a flood of them costs little.
    super(message, null, false, false);
    this.fault = fault;
  }

  /** The kind of fault. */
  public Fault fault() {
    return fault;
  }

  /** The sentence that says what is wrong. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
