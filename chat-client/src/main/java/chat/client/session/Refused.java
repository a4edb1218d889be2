package chat.client.session;

import chat.protocol.control.StatusCode;

/**
 * The server said no.
 *
 * @param status why
 * @param reason the server's own words, on one line and safe to show; may be empty
 */
public record Refused(StatusCode status, String reason)
    implements EntryAnswer, EntryResult, ListResult {}
