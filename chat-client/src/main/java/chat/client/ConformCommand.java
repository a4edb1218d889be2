package chat.client;

import chat.client.conform.Conformance;
import chat.client.conform.Detail;
import chat.client.conform.JsonReporter;
import chat.client.conform.Reporter;
import chat.client.conform.Summary;
import chat.client.conform.Target;
import chat.client.conform.TextReporter;
import chat.client.conform.Wishes;
import chat.client.conform.Words;
import chat.client.session.ServerAddress;
import chat.client.ui.Phrase;
import chat.client.ui.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks any server against the plain protocol. */
@Command
final class ConformCommand implements Callable<Integer> {
  private final ServerOptions server;
  private final Surroundings surroundings;
  private final Texts texts;
  private final Complaints complaints;

  @Option(names = "--json", descriptionKey = "findings-json", order = 0)
  private boolean json;

  @Option(names = "--verbose", descriptionKey = "verbose", order = 1)
  private boolean verbose;

  @Option(names = "--idle", paramLabel = "SECONDS", descriptionKey = "idle", order = 2)
  private @Nullable Amount idle;

  @Option(names = "--patience", paramLabel = "MS", descriptionKey = "patience", order = 3)
  private @Nullable Amount patience;

  @Option(names = "--only", paramLabel = "WORD", descriptionKey = "only", order = 4)
  private String only = "";

  ConformCommand(
      ServerOptions server, Surroundings surroundings, Texts texts, Complaints complaints) {
    this.server = server;
    this.surroundings = surroundings;
    this.texts = texts;
    this.complaints = complaints;
  }

  @Override
  public Integer call() {
    KnownServer known = server.chosen();
    ServerAddress address = ServerOptions.address(known);
    Target target;
    try {
      target =
          new Target(
              InetAddress.getByName(address.host()),
              address.tcpPort(),
              known.udpPort().map(OptionalInt::of).orElseGet(OptionalInt::empty));
    } catch (UnknownHostException e) {
      return complaints.say(
          texts.say(Phrase.FAILED_UNKNOWN_HOST, address.host()), ExitCodes.CANNOT_CONNECT);
    }
    Conformance conformance =
        new Conformance(target, wishes(), surroundings.clock(), new SecureRandom());
    if (conformance.size() == 0) {
      throw new WrongUsage(texts.say(Phrase.USAGE_ONLY, only));
    }
    try {
      return code(conformance.run(reporter())).code();
    } catch (IOException e) {
      return complaints.say(
          texts.say(
              Phrase.WITH_REASON,
              texts.say(Phrase.FAILED_CANNOT_CONNECT, address),
              String.valueOf(e.getMessage())),
          ExitCodes.CANNOT_CONNECT);
    }
  }

  private Wishes wishes() {
    return new Wishes(
        patience == null ? Wishes.PATIENCE : Duration.ofMillis(patience.count()),
        Optional.ofNullable(idle).map(amount -> Duration.ofSeconds(amount.count())),
        only);
  }

  private Reporter reporter() {
    Words words = new Words(texts.language());
    Detail detail = verbose ? Detail.WIRE : Detail.FINDINGS;
    return json
        ? new JsonReporter(surroundings.out(), words, detail)
        : new TextReporter(surroundings.out(), words, detail);
  }

  private ExitCodes code(Summary summary) {
    if (surroundings.out().checkError()) {
      var _ = complaints.say(texts.say(Phrase.OUTPUT_FAILED), ExitCodes.INTERNAL);
      return ExitCodes.INTERNAL;
    }
    if (summary.failed() > 0) {
      return ExitCodes.NOT_CONFORMING;
    }
    return summary.passed() + summary.differs() > 0 ? ExitCodes.OK : ExitCodes.REFUSED;
  }
}
