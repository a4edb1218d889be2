package chat.client.conform;

import static chat.client.conform.Verdict.failed;
import static chat.client.conform.Verdict.notTried;

import chat.client.conform.Verdict.Failed;
import chat.client.conform.Verdict.Passed;
import java.io.IOException;

/** Does one check after the other, as long as there is a server to do it with. */
final class Examiner {
  private final Lab lab;
  private boolean alive;
  private boolean gone;

  Examiner(Lab lab) {
    this.lab = lab;
  }

  void begin() throws IOException {
    Acquaintance.make(lab);
    alive = lives();
    lab.tidy();
  }

  Verdict judge(Check check) {
    if (gone) {
      return notTried(Said.SERVER_GONE);
    }
    Verdict verdict = attempt(check);
    if (!(verdict instanceof Passed) && alive && !lab.waiting().isOver() && !lives()) {
      gone = true;
      verdict = verdict instanceof Failed ? verdict : failed(Mistake.HANDLER_DIES, Said.DIED);
    }
    lab.tidy();
    return verdict;
  }

  private Verdict attempt(Check check) {
    try {
      return check.script().run(lab);
    } catch (Unable e) {
      return new Verdict.NotTried(e.why());
    } catch (IOException e) {
      return notTried(Said.NO_CONNECTION);
    } finally {
      lab.tidy();
    }
  }

  private boolean lives() {
    try {
      return lab.isAlive();
    } catch (IOException e) {
      return false;
    }
  }
}
