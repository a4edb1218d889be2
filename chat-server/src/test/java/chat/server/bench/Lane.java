package chat.server.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of the things that a scenario measures in turn.
 *
 * @param name what its row in the table is called
 * @param target whose time is measured
 * @param time how long its crowds talk in each round
 * @param parts who talks and how, anew for each round; the first one's delays are measured
 */
record Lane(String name, Target target, Duration time, Supplier<List<Driver.Part>> parts) {}
