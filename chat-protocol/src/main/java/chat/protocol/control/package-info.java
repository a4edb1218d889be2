/** TCRP over TCP: the 32-byte header, messages, and what their payloads mean (section 3). */
package chat.protocol.control;
