package chat.server;

import chat.protocol.Rate;
import chat.server.control.ControlLimits;
import chat.server.room.HistoryLimits;
import chat.server.room.RoomLimits;
import java.time.Duration;

/** The limits on the command line; {@code docs/operations.md} has them in a table. */
final class LimitOptions {
  private final Setting<Integer> maxRooms;
  private final Setting<Integer> maxRoomsPerAddress;
  private final Setting<Integer> maxMembers;
  private final Setting<Integer> maxMembersPerAddress;
  private final Setting<Integer> roomRate;
  private final Setting<Integer> messageBurst;
  private final Setting<Integer> messageRate;
  private final Setting<Integer> history;
  private final Setting<Integer> historyBytes;
  private final Setting<Integer> maxRequest;
  private final Setting<Integer> maxConnections;
  private final Setting<Integer> maxConnectionsPerAddress;
  private final Setting<Duration> requestTime;
  private final Setting<Duration> firstByteTime;
  private final Setting<Integer> wrongPasswords;

  LimitOptions(Settings settings) {
    this.maxRooms = settings.count("--max-rooms", "1000", "rooms in all");
    this.maxRoomsPerAddress =
        settings.count("--max-rooms-per-address", "20", "rooms made by one address");
    this.maxMembers = settings.count("--max-members", "100", "members in one room");
    this.maxMembersPerAddress =
        settings.count("--max-members-per-address", "100", "members of all rooms from one address");
    this.roomRate =
        settings.count("--room-rate", "10000", "datagrams a second that one room may cause");
    this.messageBurst =
        settings.count("--message-burst", "30", "messages a member may send at once");
    this.messageRate = settings.count("--message-rate", "5", "messages a second after that");
    this.history =
        settings.amount(
            "--history",
            "N",
            "1000",
            "entries of its log that a room keeps; 0 turns the extension log off");
    this.historyBytes =
        settings.amount("--history-bytes", "BYTES", "262144", "and how many bytes of them");
    this.maxRequest = settings.bytes("--max-request", "65536", "payload of a request");
    this.maxConnections = settings.count("--max-connections", "4096", "TCP connections at once");
    this.maxConnectionsPerAddress =
        settings.count(
            "--max-connections-per-address", "64", "TCP connections at once from one address");
    this.requestTime =
        settings.time("--request-time", "10s", "a request must have arrived after this");
    this.firstByteTime = settings.time("--first-byte-time", "5s", "and its first byte after this");
    this.wrongPasswords =
        settings.count("--wrong-passwords", "5", "wrong passwords a minute from one address");
  }

  ControlLimits control() {
    return new ControlLimits(
        maxRequest.value(),
        maxConnections.value(),
        maxConnectionsPerAddress.value(),
        requestTime.value(),
        firstByteTime.value(),
        wrongPasswords.value());
  }

  RoomLimits rooms() {
    return new RoomLimits(
        maxRooms.value(),
        maxRoomsPerAddress.value(),
        maxMembers.value(),
        maxMembersPerAddress.value(),
        new Rate(messageBurst.value(), messageRate.value()),
        roomRate.value(),
        new HistoryLimits(history.value(), historyBytes.value()));
  }
}
