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
  /** Of the 256 colours, a red that can be read on black and on white. */
  static final int RED = 160;

  private static final Theme PLAIN = new Theme(Map.of(), Map.of());

  private static final Theme COLOURED =
      new Theme(
          styles(AttributedStyle.DEFAULT.foreground(RED)),
          // Bold, because without it this red is too dark on some black grounds.
          styles(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).bold()));

  private final Map<Style, AttributedStyle> many;
  private final Map<Style, AttributedStyle> few;

  /** One look for terminals of many colours, and one for those of few. */
  private Theme(Map<Style, AttributedStyle> many, Map<Style, AttributedStyle> few) {
    this.many = many;
    this.few = few;
  }

  private static Map<Style, AttributedStyle> styles(AttributedStyle error) {
    return Map.of(
        Style.NOTICE, AttributedStyle.DEFAULT.faint(),
        Style.ERROR, error,
        Style.HEADING, AttributedStyle.DEFAULT.bold());
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

  /** {@code line}, each piece made safe and painted for a terminal that has so many colours. */
  AttributedString paint(Style style, Line line, int colours) {
    Map<Style, AttributedStyle> styles = colours >= NameColours.MANY_NEEDED ? many : few;
    AttributedStyle ground = styles.getOrDefault(style, AttributedStyle.DEFAULT);
    AttributedStringBuilder painted = new AttributedStringBuilder();
    for (Span span : line.spans()) {
      painted.styled(ink(ground, span.ink(), colours), SafeText.clean(span.text()));
    }
    return painted.toAttributedString();
  }

  private AttributedStyle ink(AttributedStyle ground, Ink ink, int colours) {
    if (many.isEmpty()) {
      return ground;
    }
    return switch (ink) {
      case Ink.Plain _ -> ground;
      case Ink.Aside _ -> AttributedStyle.DEFAULT.faint();
      case Ink.Name(UserName whose) -> NameColours.of(whose, ground, colours);
      case Ink.Mention _ -> ground.bold().inverse();
    };
  }
}
