/**
 * The talk. A message's way, in reading order: {@link chat.server.relay.DatagramReceiver} → decode
 * → {@link chat.server.relay.SenderAuthorizer} → {@link chat.server.relay.MessageRouter} → {@link
 * chat.server.relay.DatagramSender}; {@link chat.server.relay.RelayLoop} wires them.
 */
package chat.server.relay;
