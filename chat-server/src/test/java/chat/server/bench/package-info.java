/**
 * The benchmark: drives the real server's jar, as a process of its own, beside a bare loop without
 * any protocol, and compares the two. {@code docs/benchmarks.md} says how to run it and how it
 * measures.
 *
 * <p>In reading order: {@code Bench} (the command) runs {@code Scenario}s of {@code Scenarios} on a
 * {@code Stage}, which starts the processes; the {@code Driver} makes {@code Crowd}s talk and
 * listen; {@code Report} says what came of it.
 */
package chat.server.bench;
