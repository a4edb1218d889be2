package chat.server.bench;

/**
 * Where things stand in frames (section 11.4). The driver shares the machine with the server it
 * measures, so it reads frames where they lie and makes no objects of them.
 */
final class LogFrames {
  static final byte MARK = 0;

  static final int EVENT = 0x81;
  static final int SAID = 0x82;
  static final int HEAD = 0x83;
  static final int GONE = 0x84;
  static final int PACK = 0x86;

  /** Several entries as they happen, laid out like a PACK. */
  static final int LIVE_PACK = 0x87;

  static final int BYE = 0x8F;

  static final int HEADER_SIZE = 2;

  /** Within an entry. */
  static final int TYPE_AT = 2 * Long.BYTES;

  static final int NAME_SIZE_AT = TYPE_AT + 1;

  static final byte SAID_TO_ALL = 1;

  private LogFrames() {}
}
