package chat.server.dialect;

import chat.protocol.Rate;
import java.time.Duration;

/**
 * What is the same in each grant of this server (section 3.6.2).
 *
 * @param keepalive how often a client is to send an empty message
 * @param rate how fast it may speak
 * @param udpPort where the server listens for datagrams
 */
public record GrantTerms(Duration keepalive, Rate rate, int udpPort) {}
