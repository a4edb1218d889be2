package chat.protocol.control;

import chat.protocol.Password;
import chat.protocol.Rate;
import chat.protocol.ResumeSecret;
import chat.protocol.RoomName;
import chat.protocol.Token;
import chat.protocol.UserName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the payload of a control message means (section 3). {@link PayloadCodec} has its bytes. */
public sealed interface ControlPayload {
  /** What a client asks with to create or join: who it is. */
  sealed interface Entry extends ControlPayload {
    /** The name the client wants. */
    UserName user();
  }

  /** A bare user name (section 3.4.1). */
  record RawEntry(UserName user) implements Entry {}

  /**
   * A JSON object (section 3.4.2).
   *
   * @param user the name the client wants
   * @param password the room's password, if the client gave one
   * @param udpPort the port on which the client hears, 1 to 65535, if it declared one
   * @param extensions the extensions it asks for; present, even when empty, if it wants a grant
   * @param resume what it shows to go on as the member it was (section 11.8)
   * @param maxDatagram the largest datagram it wants several entries packed into (section 11.1)
   */
  record JsonEntry(
      UserName user,
      Optional<Password> password,
      OptionalInt udpPort,
      Optional<List<String>> extensions,
      Optional<ResumeSecret> resume,
      OptionalInt maxDatagram)
      implements Entry {
    /** Keeps a list of its own. */
    public JsonEntry {
      extensions = extensions.map(List::copyOf);
    }

    /** A client that speaks the plain protocol. */
    public JsonEntry(
        UserName user,
        Optional<Password> password,
        OptionalInt udpPort,
        Optional<List<String>> extensions) {
      this(user, password, udpPort, extensions, Optional.empty(), OptionalInt.empty());
    }
  }

  /**
   * Granted, or why not (section 3.5).
   *
   * @param code the status
   * @param reason a sentence for the user, at most 1024 bytes; may be empty
   */
  record Status(StatusCode code, String reason) implements ControlPayload {}

  /** What a client gets that may enter: always a token. */
  sealed interface Admission extends ControlPayload {
    /** What the client shows with each datagram from now on. */
    Token token();
  }

  /** The token and nothing else (section 3.6.1). */
  record BareToken(Token token) implements Admission {}

  /**
   * The token, and what a client that asked may know (section 3.6.2).
   *
   * @param token what the client shows with each datagram
   * @param extensions those of the client's extensions that the server speaks too
   * @param host who keeps the room open
   * @param members who is in the room, the client included
   * @param keepalive how often the client is to send an empty message
   * @param maxText how many bytes of text fit into one datagram of this member
   * @param rate how fast the member may speak, if the server tells
   * @param udpPort where the server listens for datagrams, if it tells
   * @param log where the room's log stands, if the member speaks the extension {@code log}
   */
  record Grant(
      Token token,
      List<String> extensions,
      UserName host,
      List<UserName> members,
      Duration keepalive,
      int maxText,
      Optional<Rate> rate,
      OptionalInt udpPort,
      Optional<LogGrant> log)
      implements Admission {
    /** Keeps lists of its own. */
    public Grant {
      extensions = List.copyOf(extensions);
      members = List.copyOf(members);
    }

    /** A grant without extensions. */
    public Grant(
        Token token,
        List<String> extensions,
        UserName host,
        List<UserName> members,
        Duration keepalive,
        int maxText,
        Optional<Rate> rate,
        OptionalInt udpPort) {
      this(token, extensions, host, members, keepalive, maxText, rate, udpPort, Optional.empty());
    }
  }

  /**
   * What a grant adds for the extension {@code log} (section 11.1).
   *
   * @param resume what to show to go on after the connection broke
   * @param newest the number of the newest entry at that moment; {@code members} are those of then
   * @param oldest the number of the oldest entry that is kept; one more than {@code newest} when
   *     none is
   * @param said the last id that was taken from this member, 0 for none
   */
  record LogGrant(ResumeSecret resume, long newest, long oldest, long said) {}

  /**
   * The rooms there are (section 3.7).
   *
   * @param rooms at most 1000 of them, sorted by name
   * @param total how many there are in all
   */
  record RoomList(List<RoomEntry> rooms, int total) implements ControlPayload {
    /** Keeps a list of its own. */
    public RoomList {
      rooms = List.copyOf(rooms);
    }
  }

  /**
   * One room of a {@link RoomList}.
   *
   * @param name its name
   * @param members how many members it has
   * @param password whether it asks for a password
   * @param keeper who keeps it open
   */
  record RoomEntry(RoomName name, int members, boolean password, Keeper keeper) {
    /** A room like most: its host keeps it open. */
    public RoomEntry(RoomName name, int members, boolean password) {
      this(name, members, password, Keeper.HOST);
    }
  }

  /** Who keeps a room open. */
  enum Keeper {
    /** Its host; when that goes, the room closes. */
    HOST,
    /** The server: the room is a lobby, in which some members have neither host nor token. */
    SERVER
  }
}
