package chat.client;

import chat.client.ui.ChatSettings;
import chat.client.ui.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

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
 * @param now the time of day where the program runs
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean hasTerminal,
    Terminal terminal,
    LongSupplier clock,
    Supplier<OffsetDateTime> now) {
  /** Opens a terminal, for somebody who wants to chat like this. */
  interface Terminal {
    Console open(ChatSettings settings) throws IOException;
  }
}
