/** A client's side of TCRP: the transaction that lets it in, and the talk that follows. */
package chat.client.session;
