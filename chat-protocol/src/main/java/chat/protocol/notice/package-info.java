/** What the server itself says in a room: text that a person reads and a client can tell apart. */
package chat.protocol.notice;
