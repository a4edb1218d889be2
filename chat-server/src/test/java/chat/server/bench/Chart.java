package chat.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws how many times the first lane's deliveries for each second of processor time each other
 * lane reaches, as bars of an SVG. The line at 1 is the first lane.
 */
final class Chart {
  private static final int WIDTH = 760;
  private static final int LABELS = 170;
  private static final int NUMBERS = 70;
  private static final int ROW = 24;
  private static final int BAR = 16;
  private static final int TOP = 48;
  private static final int BOTTOM = 12;

  private Chart() {}

  /** One bar. */
  record Bar(String label, double value) {}

  /** Those of all floods that were compared with a bare loop. */
  static String of(List<Result> results) {
    List<Bar> bars = new ArrayList<>();
    for (Result result : results) {
      if (result.outcomes().getFirst().lane().equals(FloodScenario.BARE)) {
        result.outcomes().stream()
            .skip(1)
            .forEach(
                each -> bars.add(new Bar(result.scenario(), result.ratios(each).perCpuSecond())));
      }
    }
    return draw(
        "Deliveries for each second of processor time, as a multiple of the bare loop's", bars);
  }

  static String draw(String title, List<Bar> bars) {
    double most = Math.max(1, bars.stream().mapToDouble(Bar::value).max().orElse(1));
    double scale = (WIDTH - LABELS - NUMBERS) / most;
    int height = TOP + bars.size() * ROW + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"13\">%n",
            WIDTH, height));
    svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n", WIDTH, height));
    svg.append(format("<text x=\"8\" y=\"22\" font-size=\"15\">%s</text>%n", escaped(title)));
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      int y = TOP + i * ROW;
      double length = bar.value() * scale;
      svg.append(
          format(
              "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
              LABELS - 8, y + 13, escaped(bar.label())));
      svg.append(
          format(
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
              LABELS, y, length, BAR, colour(bar.label())));
      svg.append(
          format(
              "<text x=\"%.1f\" y=\"%d\">%.2f ×</text>%n",
              LABELS + length + 6, y + 13, bar.value()));
    }
    double one = LABELS + scale;
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#c33\""
                + " stroke-dasharray=\"4 3\"/>%n",
            one, TOP - 8, one, height - BOTTOM));
    return svg.append("</svg>\n").toString();
  }

  /** One for each of the protocols that members speak. */
  private static String colour(String label) {
    if (label.startsWith(Tongues.LOG.label())) {
      return "#3b6ea5";
    }
    return label.startsWith(Tongues.HALF.label()) ? "#7aa6c2" : "#8a8a8a";
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).replace("\r", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
