package chat.server.relay;

import chat.protocol.Bytes;
import chat.server.dialect.StageOne;
import chat.server.dialect.StageOne.Remark;
import chat.server.room.DropReason;
import chat.server.room.Endpoint;
import chat.server.room.Lobby;
import chat.server.room.Lobby.Visit;
import chat.server.room.Member;

/** Lets everybody into the lobby who speaks, as long as nobody else has the name. */
public final class LobbyDoorkeeper implements Doorkeeper {
  private final StageOne forms;
  private final Lobby lobby;

  /** Lets them into {@code lobby}. */
  public LobbyDoorkeeper(StageOne forms, Lobby lobby) {
    this.forms = forms;
    this.lobby = lobby;
  }

  @Override
  public void judge(long now, Bytes datagram, Endpoint from, Hall hall) {
    Remark said = forms.read(datagram);
    switch (lobby.hear(now, said.name(), from, said.tongue())) {
      case Visit.Known(Member member) -> hall.accept(now, member, member.stay(), said.body());
      case Visit.Unknown(DropReason reason) -> hall.reject(reason);
    }
  }
}
