package chat.protocol.datagram;

import chat.protocol.Bytes;
import chat.protocol.ProtocolLimits;
import chat.protocol.RoomName;
import chat.protocol.Token;
import org.jspecify.annotations.Nullable;

/**
 * A client's datagram of which only the sizes are known to be right: what its parts mean is for
 * those to say who know its sender (section 4.1).
 *
 * <p>It holds where its parts stand, and not the parts: most of them are looked at once.
 */
public final class Envelope {
  private final Bytes parts;
  private final int roomAt;
  private final int tokenAt;
  private final int bodyAt;

  /** Made when somebody asks for it; always the same. */
  private @Nullable Bytes body;

  /**
   * An envelope whose parts stand one behind the other at the end of {@code datagram}.
   *
   * @param roomAt where what stands where the room stands begins
   * @param tokenAt where what stands where the token stands begins
   * @param bodyAt where the rest begins
   */
  Envelope(Bytes datagram, int roomAt, int tokenAt, int bodyAt) {
    this.parts = datagram;
    this.roomAt = roomAt;
    this.tokenAt = tokenAt;
    this.bodyAt = bodyAt;
  }

  /** An envelope of these parts, wherever they come from. */
  public static Envelope of(Bytes room, Bytes token, Bytes body) {
    int bodyAt = room.size() + token.size();
    return new Envelope(room.plus(token).plus(body), 0, room.size(), bodyAt);
  }

  /** What stands where the room stands. */
  public Bytes room() {
    return parts.slice(roomAt, tokenAt);
  }

  /** Whether it is for the room of this name. */
  public boolean isFor(RoomName room) {
    return parts.spell(room.value(), roomAt, tokenAt);
  }

  /** What stands where the token stands. */
  public Bytes token() {
    return parts.slice(tokenAt, bodyAt);
  }

  /** The rest. */
  public Bytes body() {
    Bytes known = body;
    if (known == null) {
      known = parts.slice(bodyAt, parts.size());
      body = known;
    }
    return known;
  }

  /**
   * Whether this is still how {@code datagram} is taken apart. If that is {@linkplain Bytes#lent
   * lent} it may be another one by now, and if its sizes are the same, so are the places of its
   * parts.
   */
  @SuppressWarnings("ReferenceEquality") // Equal bytes elsewhere would not change with it.
  public boolean isStill(Bytes datagram) {
    return parts == datagram
        && roomAt == ProtocolLimits.DATAGRAM_HEADER_SIZE
        && tokenAt - roomAt == datagram.at(0)
        && bodyAt - tokenAt == datagram.at(1);
  }

  /**
   * Reads the parts as the plain protocol has them.
   *
   * @throws chat.protocol.ProtocolException when the room or the token cannot be
   */
  public ClientDatagram decode() {
    return new ClientDatagram(RoomName.decode(room()), Token.decode(token()), body());
  }

  /** Tells sizes only: the token is a secret. */
  @Override
  public String toString() {
    return "datagram room(%d) token(%d) body(%d)"
        .formatted(tokenAt - roomAt, bodyAt - tokenAt, parts.size() - bodyAt);
  }
}
