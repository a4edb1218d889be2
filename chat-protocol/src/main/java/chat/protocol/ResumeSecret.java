package chat.protocol;

/**
 * What a member shows to go on where its connection broke (section 11.8). It travels by TCP only.
 *
 * @param value 1 to 255 printable ASCII characters without spaces
 */
public record ResumeSecret(String value) {
  /** The largest size, in bytes. */
  public static final int SIZE_MAX = 255;

  /**
   * Checks size and characters.
   *
   * @throws ProtocolException {@link Fault#BAD_TOKEN}
   */
  public ResumeSecret {
    if (value.isEmpty()
        || value.length() > SIZE_MAX
        || !value.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
      throw new ProtocolException(
          Fault.BAD_TOKEN, "a resume secret has 1 to 255 printable ASCII characters");
    }
  }

  /** Hides the secret. */
  @Override
  public String toString() {
    return "resume(…)";
  }
}
