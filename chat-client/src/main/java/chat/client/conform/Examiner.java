package chat.client.conform;

import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.notTried;

import chat.client.conform.Verdict.Failed;
import chat.client.conform.Verdict.Passed;
import java.io.IOException;

/**
 * Does one check after the other, as long as there is a server to do it with. A server may end in
 * two ways: it answers nobody any more, or it answers and relays nothing.
 */
final class Examiner {
  private final Lab lab;
  private boolean answers;
  private boolean gone;

  Examiner(Lab lab) {
    this.lab = lab;
  }

  void begin() throws IOException {
    Acquaintance.make(lab);
    answers = lab.takesRequests();
    lab.tidy();
  }

  Verdict judge(Check check) {
    if (gone) {
      return notTried(Said.SERVER_GONE);
    }
    Verdict verdict = attempt(check);
    lab.tidy();
    if (!(verdict instanceof Passed) && answers && !lab.waiting().isOver()) {
      verdict = afterLookingAround(verdict);
      lab.tidy();
    }
    return verdict;
  }

  private Verdict attempt(Check check) {
    try {
      return check.script().run(lab);
    } catch (Unable e) {
      return new Verdict.NotTried(e.why());
    } catch (IOException e) {
      return notTried(Said.NO_CONNECTION);
    }
  }

  /** Whoever ends the server fails, whatever the script made of it. */
  private Verdict afterLookingAround(Verdict verdict) {
    if (!lab.takesRequests()) {
      gone = true;
      return verdict instanceof Failed ? verdict : failed(Mistake.HANDLER_DIES, Said.DIED);
    }
    if (lab.talk().goes() && !lab.relays()) {
      lab.talk().ends();
      return verdict instanceof Failed ? verdict : failed(Mistake.TALK_DIES, Said.TALK_STOPPED);
    }
    return verdict;
  }
}
