package chat.client.ui;

import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** How each {@link Style} looks on a terminal. */
public final class Theme {
  private static final Theme PLAIN = new Theme(Map.of());

  // Only colours that can be read on a dark and on a light ground.
  private static final Theme COLOURED =
      new Theme(
          Map.of(
              Style.NOTICE, AttributedStyle.DEFAULT.faint(),
              Style.ERROR, AttributedStyle.DEFAULT.foreground(AttributedStyle.RED),
              Style.HEADING, AttributedStyle.DEFAULT.bold()));

  private final Map<Style, AttributedStyle> styles;

  private Theme(Map<Style, AttributedStyle> styles) {
    this.styles = styles;
  }

  /** The theme for this environment: none with NO_COLOR set or on a dumb terminal. */
  public static Theme of(Map<String, String> environment) {
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean impossible = environment.getOrDefault("TERM", "dumb").equals("dumb");
    return unwanted || impossible ? PLAIN : COLOURED;
  }

  AttributedString paint(Style style, String text) {
    return new AttributedString(text, styles.getOrDefault(style, AttributedStyle.DEFAULT));
  }
}
