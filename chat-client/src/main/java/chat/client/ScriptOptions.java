package chat.client;

import picocli.CommandLine.Option;

/** What makes a chat a plain stream of lines, on a terminal too. */
final class ScriptOptions {
  @Option(names = "--read-only", descriptionKey = "read-only", order = 0)
  private boolean readOnly;

  @Option(names = "--json", descriptionKey = "messages-json", order = 0)
  private boolean json;

  /** Whether to say nothing, and not even to read what could be said. */
  boolean readOnly() {
    return readOnly;
  }

  /** Whether to print JSON. */
  boolean json() {
    return json;
  }

  /** Whether there is to be no line editing. */
  boolean plain() {
    return readOnly || json;
  }
}
