/**
 * What both ends of TCRP agree on: validated names, limits, and the one exception a decoder throws.
 *
 * <p>Nothing below this package owns a socket, a thread or a clock. Sizes are in bytes unless a
 * name says otherwise; the section numbers in the comments are those of {@code docs/protocol.md}.
 */
package chat.protocol;
