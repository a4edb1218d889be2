package chat.client.session;

import chat.protocol.SafeText;
import chat.protocol.Utterance;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;

/**
 * What may be told of an entry: the same, its text made safe (section 5.3), whatever the server
 * did. Before anybody takes it apart: what is a line afterwards must be one for who stamps lines.
 */
final class SafeEntry {
  private SafeEntry() {}

  static LogEntry of(LogEntry entry) {
    return new LogEntry(entry.seq(), entry.time(), safe(entry.what()));
  }

  private static Happening safe(Happening what) {
    return switch (what) {
      case Happening.Said(var who, Utterance text) when !text.isPlain() ->
          new Happening.Said(who, Utterance.of(SafeText.clean(text.value())));
      case Happening.Whispered(var from, String text) ->
          new Happening.Whispered(from, SafeText.clean(text));
      case Happening.WhisperedTo(var to, String text) ->
          new Happening.WhisperedTo(to, SafeText.clean(text));
      case Happening other -> other;
    };
  }
}
