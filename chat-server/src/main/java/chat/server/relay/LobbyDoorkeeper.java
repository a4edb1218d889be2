package chat.server.relay;

import chat.protocol.Bytes;
import chat.server.dialect.StageOne;
import chat.server.dialect.StageOne.Utterance;
import chat.server.room.DropReason;
import chat.server.room.Endpoint;
import chat.server.room.Lobby;
import chat.server.room.Lobby.Visit;
import chat.server.room.Member;
import chat.server.room.Outbox;

/** Lets everybody into the lobby who speaks, as long as nobody else has the name. */
public final class LobbyDoorkeeper implements Doorkeeper {
  private final StageOne forms;
  private final Lobby lobby;
  private final Outbox outbox;

  /** {@code outbox} tells who is there who comes and goes. */
  public LobbyDoorkeeper(StageOne forms, Lobby lobby, Outbox outbox) {
    this.forms = forms;
    this.lobby = lobby;
    this.outbox = outbox;
  }

  @Override
  public Verdict judge(long now, Bytes datagram, Endpoint from) {
    Utterance said = forms.read(datagram);
    return switch (lobby.hear(now, said.name(), from, said.tongue())) {
      case Visit.Known(Member member, var dispatches) -> {
        outbox.deliver(dispatches);
        yield new Verdict.Accepted(member, said.body());
      }
      case Visit.Unknown(DropReason reason, var dispatches) -> {
        outbox.deliver(dispatches);
        yield new Verdict.Rejected(reason);
      }
    };
  }
}
