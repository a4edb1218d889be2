package chat.protocol;

/**
 * The name of a room: 1 to 255 bytes of UTF-8 that can be shown on one line and are not all blank
 * or invisible (section 2.1). Two names are the same room when their bytes are the same.
 */
public record RoomName(String value) {
  /**
   * Checks the name.
   *
   * @throws ProtocolException {@link Fault#BAD_ROOM_NAME}
   */
  public RoomName {
    if (!Visible.any(value)) {
      throw bad("a room name may not be empty");
    }
    if (!SafeText.isCleanLine(value)) {
      throw bad("a room name may not hold control characters");
    }
    if (Utf8.size(value) > ProtocolLimits.ROOM_NAME_MAX) {
      throw bad("a room name may have at most 255 bytes");
    }
  }

  /**
   * Decodes the bytes of a name.
   *
   * @throws ProtocolException {@link Fault#BAD_ROOM_NAME}, also for bytes that are no UTF-8
   */
  public static RoomName decode(Bytes bytes) {
    try {
      return new RoomName(bytes.asUtf8());
    } catch (ProtocolException e) {
      throw e.fault() == Fault.NOT_UTF8 ? bad("the room name is not UTF-8") : e;
    }
  }

  /** The name as it travels, 1 to 255 bytes. */
  public Bytes encode() {
    return Bytes.utf8(value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static ProtocolException bad(String message) {
    return new ProtocolException(Fault.BAD_ROOM_NAME, message);
  }
}
