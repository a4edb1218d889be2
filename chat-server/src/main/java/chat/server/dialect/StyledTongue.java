package chat.server.dialect;

import chat.protocol.Bytes;
import chat.protocol.datagram.ServerDatagram;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.server.room.RoomEvent;
import chat.server.room.RoomEvent.Announced;
import chat.server.room.RoomEvent.Framed;
import chat.server.room.RoomEvent.Happened;
import chat.server.room.RoomEvent.KeptAlive;
import chat.server.room.RoomEvent.Repeated;
import chat.server.room.RoomEvent.Spoke;
import chat.server.room.Speech;
import chat.server.room.Tongue;
import java.util.List;

/**
 * Speaks and hears in some style.
 *
 * @param style how the datagrams look
 * @param ear whether the member hears what it says itself
 * @param stage whether the member has told its name
 */
record StyledTongue(Style style, Ear ear, Stage stage) implements Tongue {
  /** What of the talk a member hears. */
  enum Ear {
    OTHERS,
    OTHERS_AND_ITSELF
  }

  /** How far a member is. */
  enum Stage {
    NAMELESS,
    INTRODUCED
  }

  /** For members who show what they say themselves. */
  static Tongue of(Style style) {
    return new StyledTongue(style, Ear.OTHERS, Stage.INTRODUCED);
  }

  /** For members who show only what they hear. */
  static Tongue echoing(Style style) {
    return new StyledTongue(style, Ear.OTHERS_AND_ITSELF, Stage.INTRODUCED);
  }

  /** For members who have yet to tell their names. */
  static Tongue nameless(Style style) {
    return new StyledTongue(style, Ear.OTHERS, Stage.NAMELESS);
  }

  @Override
  public Speech speak(Bytes body) {
    return style.reading().apply(body);
  }

  @Override
  public List<ServerDatagram> hear(RoomEvent event) {
    List<Bytes> datagrams =
        switch (event) {
          case Happened(LogEntry(long _, var _, Happening.Said(var speaker, var text))) ->
              style.said(speaker, text.value());
          case Spoke(var speaker, var text) -> style.said(speaker, text.value());
          case Happened(LogEntry entry) ->
              entry.what().notice().map(style.telling()).orElse(List.of());
          case Announced(var notice) -> style.telling().apply(notice);
          case KeptAlive() -> List.of(Bytes.EMPTY);
          case Framed _, Repeated _ -> List.of();
        };
    return datagrams.stream().map(ServerDatagram::new).toList();
  }

  @Override
  public boolean hearsItself() {
    return ear == Ear.OTHERS_AND_ITSELF;
  }

  @Override
  public boolean isIntroduced() {
    return stage == Stage.INTRODUCED;
  }
}
