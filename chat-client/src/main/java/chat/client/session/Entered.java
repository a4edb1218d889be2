package chat.client.session;

import chat.protocol.control.ControlPayload.Admission;
import java.net.InetSocketAddress;

/**
 * The server let us in.
 *
 * @param request what was asked
 * @param admission what the server gave
 * @param server the very address that answered
 */
public record Entered(EntryRequest request, Admission admission, InetSocketAddress server)
    implements EntryAnswer {}
