/**
 * The conformance kit: acts as a client of the plain protocol and tells where a server departs from
 * it.
 */
package chat.client.conform;
