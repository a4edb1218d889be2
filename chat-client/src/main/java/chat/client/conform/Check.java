package chat.client.conform;

import java.io.IOException;

/**
 * One requirement.
 *
 * @param section where {@code docs/protocol.md} has it
 * @param name what it is called; the words of what the text asks go by it
 * @param script how to find out
 */
record Check(String section, String name, Script script) {
  /** Does something to a server and judges what comes of it. */
  interface Script {
    Verdict run(Lab lab) throws IOException, Unable;
  }
}
