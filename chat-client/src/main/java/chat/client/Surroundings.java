package chat.client;

import chat.client.ui.ChatSettings;
import chat.client.ui.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Where the program runs: all it has of the world outside.
 *
 * @param in what is piped in
 * @param out for what was asked for
 * @param err for everything else
 * @param environment the environment variables
 * @param hasTerminal whether a person sits at both ends
 * @param terminal opens that person's terminal
 * @param clock monotonic nanoseconds
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean hasTerminal,
    Terminal terminal,
    LongSupplier clock) {
  /** Opens a terminal, for somebody who wants to chat like this. */
  interface Terminal {
    Console open(ChatSettings settings) throws IOException;
  }
}
