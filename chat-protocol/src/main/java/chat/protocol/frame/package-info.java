/**
 * The extension {@code log} (section 11): the frames of a member whose room is a log, shared by
 * both ends.
 */
package chat.protocol.frame;
