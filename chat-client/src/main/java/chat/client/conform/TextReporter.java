package chat.client.conform;

import chat.client.conform.Verdict.Differs;
import chat.client.conform.Verdict.Failed;
import chat.client.conform.Verdict.NotTried;
import chat.client.conform.Verdict.Passed;
import chat.client.conform.Words.Word;
import chat.protocol.SafeText;
import java.io.PrintStream;
import java.util.Optional;

/** For people: a line a check, and under one that does not pass, what to do about it. */
public final class TextReporter implements Reporter {
  private static final String UNDER = "       ";

  private final PrintStream out;
  private final Words words;
  private final Detail detail;

  /** Prints to {@code out}. */
  public TextReporter(PrintStream out, Words words, Detail detail) {
    this.out = out;
    this.words = words;
    this.detail = detail;
  }

  @Override
  public void tell(Finding finding) {
    Check check = finding.check();
    line("%-6s %-30s %s".formatted(check.section(), check.name(), verdict(finding.verdict())));
    switch (finding.verdict()) {
      case Passed _ -> {}
      case Differs(Remark seen, Optional<Mistake> like) -> explain(check, seen, like);
      case Failed(Remark seen, Optional<Mistake> like) -> explain(check, seen, like);
      case NotTried(Remark why) -> under(words.say(Word.WHY, words.say(why)));
    }
    if (detail == Detail.WIRE) {
      finding.wire().forEach(passage -> under(passage.toString()));
    }
    out.flush();
  }

  @Override
  public void end(Summary summary) {
    line("");
    line(
        words.say(
            Word.SUMMARY,
            summary.passed(),
            summary.differs(),
            summary.failed(),
            summary.notTried()));
    if (summary.failed() > 0) {
      line(words.say(Word.SOME_FAIL));
    } else if (summary.differs() > 0) {
      line(words.say(Word.SOME_DIFFER));
    } else if (summary.notTried() == 0) {
      line(words.say(Word.ALL_WELL));
    }
    out.flush();
  }

  private void explain(Check check, Remark seen, Optional<Mistake> like) {
    under(words.say(Word.ASKS, words.asks(check)));
    under(words.say(Word.SERVER, words.say(seen)));
    like.ifPresent(mistake -> under(words.say(Word.LIKE, words.say(mistake))));
  }

  private String verdict(Verdict verdict) {
    return words.say(
        switch (verdict) {
          case Passed _ -> Word.PASSES;
          case Differs _ -> Word.DIFFERS;
          case Failed _ -> Word.FAILS;
          case NotTried _ -> Word.NOT_TRIED;
        });
  }

  private void under(String text) {
    line(UNDER + text);
  }

  private void line(String text) {
    out.println(SafeText.cleanLine(text));
  }
}
