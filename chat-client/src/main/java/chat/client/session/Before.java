package chat.client.session;

import chat.protocol.ResumeSecret;

/**
 * A stay that was interrupted and can go on.
 *
 * @param secret what shows the server that it is ours
 * @param state where it was
 */
record Before(ResumeSecret secret, LogState state) {}
