/**
 * How a kind of client asks, is answered, speaks and hears. The first and the last step of a
 * message's way ask its dialect; nothing in between knows which client it is.
 */
package chat.server.dialect;
