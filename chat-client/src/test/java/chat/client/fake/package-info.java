/** Servers for the client's tests: one that follows the protocol, one that follows a script. */
package chat.client.fake;
