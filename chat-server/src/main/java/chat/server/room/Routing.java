package chat.server.room;

import chat.protocol.RoomName;
import chat.protocol.Utterance;
import java.util.List;

/** What becomes of something a member said. */
public sealed interface Routing {
  /** What is to be sent; empty when nobody is to hear anything. */
  List<Dispatch> dispatches();

  /** It goes to these. */
  record Routed(List<Dispatch> dispatches) implements Routing {}

  /**
   * All others in its room hear what {@code speaker} said: a plain text that goes to each of them
   * in one datagram, for none reads the log. That is most of what is said on a busy server.
   *
   * @param members all who are in the room now
   * @param text what was said; its bytes may be {@linkplain chat.protocol.Bytes#lent lent}
   */
  record Spoken(Member speaker, List<Member> members, Utterance text) implements Routing {
    /** Where they are. */
    public RoomName room() {
      return speaker.roomName();
    }

    @Override
    public List<Dispatch> dispatches() {
      return List.of(
          new Dispatch(
              room(),
              new RoomEvent.Spoke(speaker.name(), text.kept()),
              new Audience.Others(members, speaker)));
    }
  }

  /** It goes to nobody; the dispatches tell the speaker, if it was not told yet. */
  record Dropped(DropReason reason, List<Dispatch> dispatches) implements Routing {}
}
