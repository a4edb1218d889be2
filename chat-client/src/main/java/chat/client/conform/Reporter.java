package chat.client.conform;

/** Tells somebody how it goes. */
public sealed interface Reporter permits TextReporter, JsonReporter {
  /** One check is done. */
  void tell(Finding finding);

  /** All are. */
  void end(Summary summary);
}
