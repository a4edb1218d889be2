package chat.client.session;

import chat.protocol.Bytes;
import chat.protocol.Json;
import chat.protocol.ProtocolException;
import chat.protocol.RoomName;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.PayloadCodec;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists of rooms, of our own kind of server and of others. */
final class ForeignList {
  /** Where other teams' servers have an array of names. */
  private static final List<String> KEYS = List.of("message", "room_list");

  private ForeignList() {}

  /**
   * Reads a list in JSON.
   *
   * @throws ProtocolException when it is none
   */
  static RoomList read(Bytes payload) {
    JsonNode json = Json.read(payload);
    Optional<JsonNode> names = KEYS.stream().map(json::path).filter(JsonNode::isArray).findFirst();
    return json.has("rooms") || names.isEmpty()
        ? PayloadCodec.decodeRoomList(payload)
        : list(names.get().valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue));
  }

  /** Whether this is text, and no status byte. */
  static boolean isNames(Bytes payload) {
    return !payload.isEmpty() && payload.at(0) > ' ';
  }

  /** Reads names with commas between them. */
  static RoomList readNames(Bytes payload) {
    return list(Stream.of(payload.asUtf8().split(",")).map(String::strip));
  }

  /** How many are in them, and whether they ask for a password, these do not tell. */
  private static RoomList list(Stream<String> names) {
    List<RoomEntry> rooms =
        names
            .flatMap(name -> room(name).stream())
            .map(name -> new RoomEntry(name, 0, false))
            .toList();
    return new RoomList(rooms, rooms.size());
  }

  private static Optional<RoomName> room(String name) {
    try {
      return Optional.of(new RoomName(name));
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }
}
