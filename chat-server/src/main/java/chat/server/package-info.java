/**
 * The server: {@link chat.server.ServerCommand} reads the command line, {@link
 * chat.server.ChatServer} runs.
 */
package chat.server;
