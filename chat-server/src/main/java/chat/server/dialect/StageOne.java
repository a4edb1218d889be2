package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.Fault;
import chat.protocol.ProtocolException;
import chat.protocol.ProtocolLimits;
import chat.protocol.UserName;
import chat.protocol.notice.NoticeLanguage;
import chat.server.room.Tongue;

/**
 * How those speak who know no rooms: {@code [len]name text}, or {@code name: text} as it is to be
 * read. Each hears in the form in which it speaks.
 */
public final class StageOne {
  private static final String SEPARATOR = ":";

  private final Tongue framed;
  private final Tongue written;

  /**
   * What somebody said.
   *
   * @param name who says so
   * @param body what, for the tongue to read
   * @param tongue how it speaks
   */
  public record Remark(UserName name, Bytes body, Tongue tongue) {}

  /** With notices in {@code language}. */
  public StageOne(NoticeLanguage language) {
    this.framed = StyledTongue.of(Style.plain(language).named(language));
    this.written = StyledTongue.of(Style.plain(language));
  }

  /**
   * Reads a datagram.
   *
   * @throws ProtocolException when it has neither form
   */
  public Remark read(Bytes datagram) {
    if (datagram.size() > ProtocolLimits.CLIENT_DATAGRAM_MAX) {
      throw new ProtocolException(Fault.TOO_LARGE, "a client's datagram has at most 4096 bytes");
    }
    if (datagram.isEmpty()) {
      throw new ProtocolException(Fault.MALFORMED, "a datagram starts with a size");
    }
    int text = 1 + datagram.at(0);
    if (text > datagram.size()) {
      return written(datagram);
    }
    try {
      UserName name = UserName.decode(datagram.slice(1, text));
      return new Remark(name, datagram.slice(text, datagram.size()), framed);
    } catch (ProtocolException e) {
      return written(datagram);
    }
  }

  private Remark written(Bytes datagram) {
    String all = datagram.asUtf8();
    int end = all.indexOf(SEPARATOR);
    if (end < 0) {
      throw new ProtocolException(Fault.MALFORMED, "the datagram names nobody");
    }
    UserName name = new UserName(all.substring(0, end).strip());
    String text = all.substring(end + SEPARATOR.length());
    return new Remark(name, Bytes.utf8(text.startsWith(" ") ? text.substring(1) : text), written);
  }
}
