/** Between the addresses of the JDK and those of the rooms. */
package chat.server.net;
