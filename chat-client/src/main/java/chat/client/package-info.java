/** The client's command line: what can be typed, and what it answers to the shell. */
package chat.client;
