package chat.client.session;

import chat.protocol.control.ControlPayload.Admission;
import java.net.InetSocketAddress;

/** What became of an {@link EntryRequest}. */
public sealed interface EntryResult permits EntryResult.Entered, Refused {
  /**
   * The server let us in.
   *
   * @param request what was asked
   * @param admission what the server gave
   * @param local our end of the control connection; the server knows us by its address
   * @param server the very address that answered
   */
  record Entered(
      EntryRequest request, Admission admission, InetSocketAddress local, InetSocketAddress server)
      implements EntryResult {}
}
