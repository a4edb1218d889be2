package chat.client.session;

import java.util.function.Supplier;

/** The way between one member and the server: it loses, delays, doubles, reorders, and is cut. */
final class SimLink {
  private final SimWorld world;
  private final String name;
  private SimWeather weather;
  private long cutUntil;
  private long carried;

  SimLink(SimWorld world, String name, SimWeather weather) {
    this.world = world;
    this.name = name;
    this.weather = weather;
  }

  void become(SimWeather next) {
    weather = next;
  }

  /** Nothing gets through for so long. */
  void cut(long nanos) {
    cutUntil = Math.max(cutUntil, world.now() + nanos);
    world.story().tell(world.now(), () -> name + " is cut off for " + nanos / 1e9 + " s");
  }

  boolean isCut() {
    return world.now() < cutUntil;
  }

  /** How many datagrams were sent over it, whatever became of them. */
  long carried() {
    return carried;
  }

  /** Whether the answer to a request by TCP is lost. */
  boolean losesAnswer() {
    return isCut() || world.chance(weather.unanswered());
  }

  /** A datagram sets out; {@code arrive} is what it does when it is there, perhaps twice. */
  void carry(Supplier<String> what, Runnable arrive) {
    carried++;
    if (isCut()) {
      tell(what, "cut");
    } else if (world.chance(weather.loss())) {
      tell(what, "lost");
    } else {
      travel(what, arrive, "");
      if (world.chance(weather.doubled())) {
        travel(what, arrive, " (doubled)");
      }
    }
  }

  /** One hop of something that gets there for sure, if the way is not cut. */
  long delay() {
    return weather.fixed() + world.exponential(weather.mean());
  }

  private void travel(Supplier<String> what, Runnable arrive, String remark) {
    long delay = delay();
    tell(what, "%.1f ms%s".formatted(delay / 1e6, remark));
    world.after(delay, arrive);
  }

  private void tell(Supplier<String> what, String fate) {
    world.story().tell(world.now(), () -> what.get() + "  [" + fate + "]");
  }
}
