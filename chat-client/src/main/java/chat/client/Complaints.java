package chat.client;

import chat.client.ui.Phrase;
import chat.client.ui.Texts;
import chat.protocol.SafeText;
import java.io.IOException;
import java.io.PrintStream;

/** What goes wrong on the command line: one sentence on stderr, and an exit code. */
record Complaints(PrintStream err, Texts texts) {
  /** Says {@code sentence}. */
  int say(String sentence, ExitCodes code) {
    err.println(SafeText.cleanLine(sentence));
    err.flush();
    return code.code();
  }

  /** What was typed cannot be understood. */
  int usage(String sentence) {
    var _ = say(ClientCommand.NAME + ": " + sentence, ExitCodes.USAGE);
    return say(texts.say(Phrase.USAGE_HINT), ExitCodes.USAGE);
  }

  /** The settings are of no use; that stops nobody. */
  int settings(SettingsFile file, IOException why) {
    return say(
        texts.say(Phrase.SETTINGS_BROKEN, file.path(), String.valueOf(why.getMessage())),
        ExitCodes.OK);
  }

  /** The client itself broke. */
  int internal(Throwable error) {
    return say(texts.say(Phrase.INTERNAL_ERROR, error), ExitCodes.INTERNAL);
  }
}
