package chat.client.session;

import chat.protocol.control.ControlPayload.RoomList;

/** What became of the question which rooms there are. */
public sealed interface ListResult permits ListResult.Listed, Refused {
  /** The rooms there are. */
  record Listed(RoomList rooms) implements ListResult {}
}
