/** The talk, over UDP: what a client sends and what a server sends (section 4). */
package chat.protocol.datagram;
