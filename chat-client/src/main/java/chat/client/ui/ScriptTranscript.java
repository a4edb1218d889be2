package chat.client.ui;

import chat.client.session.SessionEvent;
import java.util.List;

/** How a script is told what happens in a room. */
public interface ScriptTranscript {
  /**
   * Something to print.
   *
   * @param style {@link Style#SAID} for the output that a script reads, else for the people who run
   *     it
   */
  record Line(Style style, String text) {}

  /** The lines that tell of {@code event}, in order; may be none. */
  List<Line> lines(SessionEvent event);
}
