package chat.client.session;

/** What a server answered to an {@link EntryRequest}. */
sealed interface EntryAnswer permits Entered, Refused {}
