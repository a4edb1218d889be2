package chat.client.ui;

import chat.client.ui.ChatSettings.Colour;
import chat.client.ui.Line.Ink;
import chat.client.ui.Line.Span;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
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
    return of(Colour.AUTO, environment);
  }

  /** The theme that somebody wants, or else the one for this environment. */
  public static Theme of(Colour wanted, Map<String, String> environment) {
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean impossible = environment.getOrDefault("TERM", "dumb").equals("dumb");
    return switch (wanted) {
      case ALWAYS -> COLOURED;
      case NEVER -> PLAIN;
      case AUTO -> unwanted || impossible ? PLAIN : COLOURED;
    };
  }

  AttributedString paint(Style style, String text) {
    return new AttributedString(text, styles.getOrDefault(style, AttributedStyle.DEFAULT));
  }

  /** {@code line}, each piece made safe and painted for a terminal that has so many colours. */
  AttributedString paint(Style style, Line line, int colours) {
    AttributedStyle ground = styles.getOrDefault(style, AttributedStyle.DEFAULT);
    AttributedStringBuilder painted = new AttributedStringBuilder();
    for (Span span : line.spans()) {
      painted.styled(ink(ground, span.ink(), colours), SafeText.clean(span.text()));
    }
    return painted.toAttributedString();
  }

  private AttributedStyle ink(AttributedStyle ground, Ink ink, int colours) {
    if (styles.isEmpty()) {
      return ground;
    }
    return switch (ink) {
      case Ink.Plain _ -> ground;
      case Ink.Aside _ -> AttributedStyle.DEFAULT.faint();
      case Ink.Name(UserName whose) -> ground.foreground(NameColours.of(whose, colours));
      case Ink.Mention _ -> ground.bold().inverse();
    };
  }
}
