package chat.client.conform;

import java.util.Optional;

/** How a server stands to one requirement. */
sealed interface Verdict {
  /** It does what the text asks. */
  record Passed() implements Verdict {}

  /** It does something else that a client can live with. */
  record Differs(Remark seen, Optional<Mistake> like) implements Verdict {}

  /** It breaks what the text demands. */
  record Failed(Remark seen, Optional<Mistake> like) implements Verdict {}

  /** Nobody knows. */
  record NotTried(Remark why) implements Verdict {}

  static Verdict passed() {
    return new Passed();
  }

  static Verdict differs(Said seen, Object... blanks) {
    return new Differs(Remark.of(seen, blanks), Optional.empty());
  }

  static Verdict differs(Mistake like, Said seen, Object... blanks) {
    return new Differs(Remark.of(seen, blanks), Optional.of(like));
  }

  static Verdict failed(Said seen, Object... blanks) {
    return new Failed(Remark.of(seen, blanks), Optional.empty());
  }

  static Verdict failed(Mistake like, Said seen, Object... blanks) {
    return new Failed(Remark.of(seen, blanks), Optional.of(like));
  }

  static Verdict notTried(Said why, Object... blanks) {
    return new NotTried(Remark.of(why, blanks));
  }
}
