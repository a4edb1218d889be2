package chat.client.conform;

/** How many requirements came to what. */
public record Summary(int passed, int differs, int failed, int notTried) {
  static final Summary NOTHING = new Summary(0, 0, 0, 0);

  Summary plus(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed _ -> new Summary(passed + 1, differs, failed, notTried);
      case Verdict.Differs _ -> new Summary(passed, differs + 1, failed, notTried);
      case Verdict.Failed _ -> new Summary(passed, differs, failed + 1, notTried);
      case Verdict.NotTried _ -> new Summary(passed, differs, failed, notTried + 1);
    };
  }
}
