package chat.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results for the eye: medians over the rounds, a row a lane. */
final class Table {
  private static final List<String> HEAD =
      List.of(
          "scenario",
          "lane",
          "deliveries/s",
          "CPU ns each",
          "x CPU",
          "x per CPU s",
          "x rate",
          "B alloc each",
          "p50 us",
          "p99 us",
          "p99.9 us",
          "x p50",
          "x p99",
          "RSS MB");

  private static final int LEFT_COLUMNS = 2;

  private Table() {}

  /** All results, aligned; what went wrong stands behind a row. */
  static String of(List<Result> results) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    List<String> remarks = new ArrayList<>(List.of(""));
    for (Result result : results) {
      for (Outcome outcome : result.outcomes()) {
        rows.add(row(result, outcome));
        remarks.add(remark(outcome));
      }
    }
    int[] widths = new int[HEAD.size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append((aligned(rows.get(i), widths) + remarks.get(i)).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static List<String> row(Result result, Outcome outcome) {
    List<String> cells = new ArrayList<>(List.of(result.scenario(), outcome.lane()));
    cells.add(number(0, outcome.median(Round::perSecond)));
    cells.add(number(0, outcome.median(Round::cpuNanos)));
    boolean compared = outcome != result.outcomes().getFirst();
    Result.Ratios ratios = result.ratios(outcome);
    cells.add(compared ? number(2, ratios.cpu()) : "");
    cells.add(compared ? number(2, ratios.perCpuSecond()) : "");
    cells.add(compared ? number(2, ratios.perSecond()) : "");
    cells.add(number(1, outcome.allocated()));
    cells.add(number(0, outcome.median(Round::p50)));
    cells.add(number(0, outcome.median(Round::p99)));
    cells.add(number(0, outcome.median(Round::p999)));
    cells.add(compared ? number(2, ratios.p50()) : "");
    cells.add(compared ? number(2, ratios.p99()) : "");
    cells.add(number(0, outcome.residentKib() / 1024.0));
    return cells;
  }

  private static String remark(Outcome outcome) {
    List<String> remarks = new ArrayList<>();
    for (String fault : List.of("lost", "doubled", "strange", "disordered", "resent", "wanted")) {
      if (outcome.count(fault) > 0) {
        remarks.add(fault + " " + outcome.count(fault));
      }
    }
    remarks.addAll(outcome.complaints());
    return remarks.isEmpty() ? "" : "  ! " + String.join(", ", remarks);
  }

  private static String aligned(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - row.get(i).length());
      cells.add(i < LEFT_COLUMNS ? row.get(i) + blanks : blanks + row.get(i));
    }
    return cells.stream().collect(Collectors.joining("  "));
  }

  private static String number(int digits, double value) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
