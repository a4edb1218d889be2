package chat.client.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** Opens the terminal that this program was started on. */
final class SystemTerminal {
  /** Can do what {@link #DUMB} can, but does not make JLine leave the typing to the system. */
  static final String ONE_ROW = "chat-one-row";

  private static final String DUMB = "dumb";

  /**
   * The keys are those that nearly all keyboards have, should this be a better terminal after all.
   */
  private static final String ONE_ROW_CAPABILITIES =
      """
      chat-one-row|no way up,
      \tam,
      \tcols#80,
      \tbel=^G, cr=^M, cud1=^J, ind=^J,
      \tkcub1=\\E[D, kcud1=\\E[B, kcuf1=\\E[C, kcuu1=\\E[A,
      """;

  private SystemTerminal() {}

  /**
   * Opens it.
   *
   * @param type what the environment calls it
   * @throws IOException when there is none that can be used
   */
  static Terminal open(String type) throws IOException {
    if (!type.equals(DUMB)) {
      return builder().build();
    }
    describeOneRow();
    // Without this JLine asks the terminal what it can do, in escape sequences.
    Terminal terminal = builder().type(ONE_ROW).graphemeCluster(false).build();
    if (terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)) {
      return terminal;
    }
    // Somebody else shows what is typed and hands over whole lines, as an editor with a shell in
    // it.
    terminal.close();
    return builder().type(DUMB).graphemeCluster(false).build();
  }

  /** Tells JLine what such a terminal can do; nobody else knows the name. */
  static void describeOneRow() {
    InfoCmp.setLoadedInfoCmp(ONE_ROW, ONE_ROW_CAPABILITIES);
  }

  private static TerminalBuilder builder() {
    return TerminalBuilder.builder()
        .system(true)
        // All three, or a C locale still turns text into question marks.
        .encoding(StandardCharsets.UTF_8)
        .stdinEncoding(StandardCharsets.UTF_8)
        .stdoutEncoding(StandardCharsets.UTF_8);
  }
}
