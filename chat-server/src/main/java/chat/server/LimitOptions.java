package chat.server;

import chat.protocol.Rate;
import chat.server.control.ControlLimits;
import chat.server.room.HistoryLimits;
import chat.server.room.RoomLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The limits on the command line; {@code docs/operations.md} has them in a table. */
final class LimitOptions {
  @Option(
      names = "--max-rooms",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "1000",
      description = "rooms in all (CHAT_MAX_ROOMS; ${DEFAULT-VALUE})")
  private int maxRooms;

  @Option(
      names = "--max-rooms-per-address",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "20",
      description = "rooms made by one address (CHAT_MAX_ROOMS_PER_ADDRESS; ${DEFAULT-VALUE})")
  private int maxRoomsPerAddress;

  @Option(
      names = "--max-members",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "100",
      description = "members in one room (CHAT_MAX_MEMBERS; ${DEFAULT-VALUE})")
  private int maxMembers;

  @Option(
      names = "--max-members-per-address",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "100",
      description =
          "members of all rooms from one address (CHAT_MAX_MEMBERS_PER_ADDRESS; ${DEFAULT-VALUE})")
  private int maxMembersPerAddress;

  @Option(
      names = "--room-rate",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "10000",
      description = "datagrams a second that one room may cause (CHAT_ROOM_RATE; ${DEFAULT-VALUE})")
  private int roomRate;

  @Option(
      names = "--message-burst",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "30",
      description = "messages a member may send at once (CHAT_MESSAGE_BURST; ${DEFAULT-VALUE})")
  private int messageBurst;

  @Option(
      names = "--message-rate",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "5",
      description = "messages a second after that (CHAT_MESSAGE_RATE; ${DEFAULT-VALUE})")
  private int messageRate;

  @Option(
      names = "--history",
      paramLabel = "N",
      converter = AmountOption.class,
      defaultValue = "1000",
      description =
          "entries of its log that a room keeps; 0 turns the extension log off"
              + " (CHAT_HISTORY; ${DEFAULT-VALUE})")
  private int history;

  @Option(
      names = "--history-bytes",
      paramLabel = "BYTES",
      converter = AmountOption.class,
      defaultValue = "262144",
      description = "and how many bytes of them (CHAT_HISTORY_BYTES; ${DEFAULT-VALUE})")
  private int historyBytes;

  @Option(
      names = "--max-request",
      paramLabel = "BYTES",
      converter = CountOption.class,
      defaultValue = "65536",
      description = "payload of a request (CHAT_MAX_REQUEST; ${DEFAULT-VALUE})")
  private int maxRequest;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "4096",
      description = "TCP connections at once (CHAT_MAX_CONNECTIONS; ${DEFAULT-VALUE})")
  private int maxConnections;

  @Option(
      names = "--max-connections-per-address",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "64",
      description =
          "TCP connections at once from one address (CHAT_MAX_CONNECTIONS_PER_ADDRESS;"
              + " ${DEFAULT-VALUE})")
  private int maxConnectionsPerAddress;

  @Option(
      names = "--request-time",
      paramLabel = "TIME",
      converter = DurationOption.class,
      defaultValue = "10s",
      description = "a request must have arrived after this (CHAT_REQUEST_TIME; ${DEFAULT-VALUE})")
  private Duration requestTime = Duration.ZERO;

  @Option(
      names = "--first-byte-time",
      paramLabel = "TIME",
      converter = DurationOption.class,
      defaultValue = "5s",
      description = "and its first byte after this (CHAT_FIRST_BYTE_TIME; ${DEFAULT-VALUE})")
  private Duration firstByteTime = Duration.ZERO;

  @Option(
      names = "--wrong-passwords",
      paramLabel = "N",
      converter = CountOption.class,
      defaultValue = "5",
      description =
          "wrong passwords a minute from one address (CHAT_WRONG_PASSWORDS; ${DEFAULT-VALUE})")
  private int wrongPasswords;

  ControlLimits control() {
    return new ControlLimits(
        maxRequest,
        maxConnections,
        maxConnectionsPerAddress,
        requestTime,
        firstByteTime,
        wrongPasswords);
  }

  RoomLimits rooms() {
    return new RoomLimits(
        maxRooms,
        maxRoomsPerAddress,
        maxMembers,
        maxMembersPerAddress,
        new Rate(messageBurst, messageRate),
        roomRate,
        new HistoryLimits(history, historyBytes));
  }
}
