package chat.client.session;

import chat.protocol.datagram.LeaveWords;
import java.util.Optional;

/** What a server turned out to speak when it answered. */
public enum Dialect {
  /** The protocol of this program, with or without what a grant adds. */
  PLAIN("TCRP", Takes.JSON, "", LeaveWords.QUIT),
  /** Two messages and a UUID, which others may have too; hears of our port behind the answer. */
  MODEL("recursion-cs-model", Takes.JSON, "", "/exit"),
  /** One message of JSON with {@code status} and {@code user_name}. */
  SSORANAOKI("ssoranaoki", Takes.JSON, "", "/quit"),
  /** Status 200, then JSON with {@code user_token}; shows nobody's name. */
  TEAMDEV_A("teamdev-a", Takes.JSON, "", ""),
  /** JSON with the status 202. */
  NOVICE_A("noviceA", Takes.JSON, "", "exit"),
  /** JSON with {@code success}, then JSON with {@code token}. */
  KEVIN("kevin", Takes.NAME, "__REGISTER__", "__LEAVE__"),
  /** The room announced but left out; a status byte. */
  KANARYO("kanaryo", Takes.NAME, "", ""),
  /** A message of nothing, then one with the token. */
  UENOSHNJ("uenoshnj", Takes.NAME, "", "exit"),
  /** {@code OK} in letters, the room left out. */
  TAKEO("takeo", Takes.NAME_AND_PORT, "", "__LEAVE__"),
  /** {@code OK} in letters, behind the room. */
  WS2026("ws2026", Takes.NAME_AND_PORT, "@join", "@quit"),
  /** Asks back which room, and gives 255 bytes; leaves the names to its clients. */
  EXPLORER("explorer", Takes.JSON, "", ""),
  /** 255 bytes and no message round them. */
  NIWATORI("niwatori, explorer", Takes.NAME, "", ""),
  /** 32 bytes and no message round them. */
  MTHD("mthd", Takes.NAME, "", ""),
  /** JSON and no message round it. */
  Z6WDC("z6wdc", Takes.NAME, "", ""),
  /** Operation 10 and JSON; talks in JSON. */
  TECHCRAFT("techcraft", Takes.JSON, "", ""),
  /** Sizes of zero and a padded token; a third byte heads its datagrams. */
  NYANTAROU("nyantarou", Takes.JSON, "", ""),
  /** Headers without what they announce; a code heads its datagrams. */
  KOTARO("kotaro", Takes.JSON, "", ""),
  /** JSON with {@code message_id}; wants its datagrams filled up. */
  HRYT430("hryt430", Takes.JSON, "", ""),
  /** JSON with {@code operation} and {@code state} and no message round it; has three sizes. */
  TEAM_C2025("teamC2025", Takes.JSON, "", "");

  /** What it takes for the name of who asks. */
  private enum Takes {
    /** What stands in the JSON, or nothing that anybody would see. */
    JSON,
    /** All there is. */
    NAME,
    /** All there is but the last two bytes, which it takes for a port. */
    NAME_AND_PORT
  }

  private final String title;
  private final Takes takes;
  private final String hello;
  private final String farewell;

  Dialect(String title, Takes takes, String hello, String farewell) {
    this.title = title;
    this.takes = takes;
    this.hello = hello;
    this.farewell = farewell;
  }

  /** The name of the program it is known from. */
  public String title() {
    return title;
  }

  /** Whether another program may answer in the very same way. */
  public boolean isGuess() {
    return this == MODEL;
  }

  /** Whether its datagrams are such that we can talk there. */
  boolean talksOurWay() {
    return switch (this) {
      case TECHCRAFT, NYANTAROU, KOTARO, HRYT430, TEAM_C2025 -> false;
      default -> true;
    };
  }

  /** Whether it waits for two bytes with our port behind its answer. */
  boolean hearsOfThePortLast() {
    return this == MODEL || this == Z6WDC;
  }

  /** Whether a room is known to close when its host leaves. */
  boolean closesWithItsHost() {
    return this == KEVIN || this == TAKEO || this == WS2026;
  }

  /** Whether what it sends begins with the size of a name and the name. */
  boolean sizesNames() {
    return this == KEVIN || this == WS2026;
  }

  /** Whether it sends each text on as it came, so that we have to put our name in front. */
  boolean leavesNamesToUs() {
    return this == EXPLORER;
  }

  /** The form of request that it would have understood, if it is another than JSON. */
  Optional<RequestForm> wants() {
    return switch (takes) {
      case JSON -> Optional.empty();
      case NAME -> Optional.of(RequestForm.RAW);
      case NAME_AND_PORT -> Optional.of(RequestForm.RAW_AND_PORT);
    };
  }

  /** The text by which it learns where we are; may be empty. */
  String hello() {
    return hello;
  }

  /** The text by which one leaves; nothing when none is known, and this would be a message. */
  Optional<String> farewell() {
    return Optional.of(farewell).filter(word -> !word.isEmpty());
  }
}
