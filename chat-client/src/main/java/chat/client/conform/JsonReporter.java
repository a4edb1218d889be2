package chat.client.conform;

import chat.client.conform.Verdict.Differs;
import chat.client.conform.Verdict.Failed;
import chat.client.conform.Verdict.NotTried;
import chat.client.conform.Verdict.Passed;
import chat.client.conform.Wire.Passage;
import chat.client.ui.JsonLine;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Collectors;

/** For programs: a JSON object a check, and one for the summary. */
public final class JsonReporter implements Reporter {
  private final PrintStream out;
  private final Words words;
  private final Detail detail;

  /** Prints to {@code out}. */
  public JsonReporter(PrintStream out, Words words, Detail detail) {
    this.out = out;
    this.words = words;
    this.detail = detail;
  }

  @Override
  public void tell(Finding finding) {
    Check check = finding.check();
    JsonLine line =
        new JsonLine()
            .put("section", check.section())
            .put("check", check.name())
            .put("verdict", verdict(finding.verdict()))
            .put("asks", words.asks(check));
    switch (finding.verdict()) {
      case Passed _ -> {}
      case Differs(Remark seen, Optional<Mistake> like) -> explain(line, seen, like);
      case Failed(Remark seen, Optional<Mistake> like) -> explain(line, seen, like);
      case NotTried(Remark why) -> line.put("why", words.say(why));
    }
    if (detail == Detail.WIRE) {
      line.put(
          "wire", finding.wire().stream().map(Passage::toString).collect(Collectors.joining("\n")));
    }
    out.println(line);
    out.flush();
  }

  @Override
  public void end(Summary summary) {
    out.println(
        new JsonLine()
            .put("passed", summary.passed())
            .put("differs", summary.differs())
            .put("failed", summary.failed())
            .put("not_tried", summary.notTried()));
    out.flush();
  }

  private void explain(JsonLine line, Remark seen, Optional<Mistake> like) {
    line.put("seen", words.say(seen));
    like.ifPresent(mistake -> line.put("mistake", mistake.label()).put("hint", words.say(mistake)));
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Passed _ -> "passes";
      case Differs _ -> "differs";
      case Failed _ -> "fails";
      case NotTried _ -> "not-tried";
    };
  }
}
