package chat.client.session;

/**
 * What a network does to each datagram on its way.
 *
 * @param loss how likely it is lost
 * @param doubled how likely it comes twice
 * @param fixed nanoseconds that each hop takes at least
 * @param mean nanoseconds that come on top, on average; so later ones overtake earlier ones
 * @param unanswered how likely the answer to a request by TCP never comes
 */
record SimWeather(double loss, double doubled, long fixed, long mean, double unanswered) {
  /** An ordinary way through the Internet, with this much loss. */
  static SimWeather withLoss(double loss) {
    return new SimWeather(loss, 0.02, SimWorld.millis(10), SimWorld.millis(15), 0);
  }

  SimWeather sunny() {
    return new SimWeather(0, 0, fixed, mean, 0);
  }
}
