package chat.protocol;

/** Every maximum of the protocol, once. All sizes are in bytes. */
public final class ProtocolLimits {
  /** The TCRP header (section 3.1). */
  public static final int HEADER_SIZE = 32;

  /** A room name: its size travels in one byte. */
  public static final int ROOM_NAME_MAX = 255;

  /** A user name. */
  public static final int USER_NAME_MAX = 255;

  /** A token: its size travels in one byte of the datagram header. */
  public static final int TOKEN_MAX = 255;

  /** A room password. */
  public static final int PASSWORD_MAX = 1024;

  /** The largest payload size that the header may announce: 2^29 - 1. */
  public static final long PAYLOAD_REPRESENTABLE_MAX = (1L << 29) - 1;

  /** The largest payload of a request, unless the server is told otherwise. */
  public static final int REQUEST_PAYLOAD_MAX = 64 * 1024;

  /** The largest payload of an answer. */
  public static final int RESPONSE_PAYLOAD_MAX = 1024 * 1024;

  /** A reason behind a status byte; a reader shows no more of it. */
  public static final int REASON_MAX = 1024;

  /** How many rooms a list names at most. */
  public static final int LISTED_ROOMS_MAX = 1000;

  /** How many members a grant names at most. */
  public static final int LISTED_MEMBERS_MAX = 1000;

  /** A longer pause between two keepalives is none that a client would keep, in milliseconds. */
  public static final int KEEPALIVE_MILLIS_MAX = 3_600_000;

  /** The two size bytes in front of a client's datagram. */
  public static final int DATAGRAM_HEADER_SIZE = 2;

  /** A datagram from client to server, headers included (section 4.1). */
  public static final int CLIENT_DATAGRAM_MAX = 4096;

  /** A datagram from server to client (section 4.2). */
  public static final int SERVER_DATAGRAM_MAX = 4094;

  private ProtocolLimits() {}
}
