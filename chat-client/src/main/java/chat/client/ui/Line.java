package chat.client.ui;

import chat.protocol.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something to show, in pieces that may look different.
 *
 * @param spans the pieces, from left to right
 */
public record Line(List<Span> spans) {
  /** A piece. */
  public record Span(Ink ink, String text) {}

  /** What a piece is. */
  public sealed interface Ink {
    /** Nothing special. */
    record Plain() implements Ink {}

    /** Something by the way, as the time of day. */
    record Aside() implements Ink {}

    /** The name of a member. */
    record Name(UserName whose) implements Ink {}

    /** Our own name, said by somebody else. */
    record Mention() implements Ink {}
  }

  /** Keeps a copy of its own. */
  public Line {
    spans = List.copyOf(spans);
  }

  /** Nothing but text. */
  public static Line of(String text) {
    return new Line(List.of(new Span(new Ink.Plain(), text)));
  }

  /** The same with {@code span} in front of it. */
  Line after(Span span) {
    List<Span> all = new ArrayList<>();
    all.add(span);
    all.addAll(spans);
    return new Line(all);
  }

  /** What it says. */
  public String text() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}
