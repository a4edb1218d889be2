package chat.client.conform;

/** Tells somebody how it goes. */
public interface Reporter {
  /** One check is done. */
  void tell(Finding finding);

  /** All are. */
  void end(Summary summary);
}
