/** What single steps of a message's way cost: JMH benchmarks, run with the Maven profile jmh. */
package chat.server.bench.micro;
