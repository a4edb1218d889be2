package chat.client.session;

/** What a server turned out to speak when it answered. */
public enum Dialect {
  /** The protocol of this program, with or without what a grant adds. */
  PLAIN("TCRP"),
  /** Two messages and a UUID; hears of our port in two bytes behind the answer. */
  MODEL("recursion-cs-model"),
  /** One message of JSON with {@code status} and {@code user_name}. */
  SSORANAOKI("ssoranaoki"),
  /** Status 200, then JSON with {@code user_token}. */
  TEAMDEV_A("teamdev-a"),
  /** JSON with the status 202. */
  NOVICE_A("noviceA"),
  /** JSON with {@code success}, then JSON with {@code token}. */
  KEVIN("kevin"),
  /** The room announced but left out; a status byte. */
  KANARYO("kanaryo"),
  /** {@code OK} in letters. */
  TAKEO("takeo, ws2026"),
  /** 255 bytes and no message round them. */
  EXPLORER("explorer, niwatori"),
  /** 32 bytes and no message round them. */
  MTHD("mthd"),
  /** JSON and no message round it. */
  Z6WDC("z6wdc"),
  /** Operation 10 and JSON; talks in JSON. */
  TECHCRAFT("techcraft"),
  /** Sizes of zero and a padded token; a third byte heads its datagrams. */
  NYANTAROU("nyantarou");

  private final String title;

  Dialect(String title) {
    this.title = title;
  }

  /** The name of the program it is known from. */
  public String title() {
    return title;
  }

  /** Whether its datagrams are such that we can talk there. */
  boolean talksOurWay() {
    return this != TECHCRAFT && this != NYANTAROU;
  }

  /** Whether it waits for two bytes with our port behind its answer. */
  boolean hearsOfThePortLast() {
    return this == MODEL || this == Z6WDC;
  }
}
