/**
 * The domain: rooms, members, tokens, and who hears what. Pure: the caller says what time it is,
 * and what is to be sent comes back as values.
 *
 * <p>One lock guards it all, that of {@link chat.server.room.RoomRegistry}; nothing under it sends,
 * hashes or logs.
 */
package chat.server.room;
