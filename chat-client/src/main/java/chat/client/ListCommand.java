package chat.client;

import chat.client.session.Connector;
import chat.client.session.ControlFailure;
import chat.client.session.ListResult.Listed;
import chat.client.session.Refused;
import chat.client.ui.Phrase;
import chat.client.ui.RoomTable;
import chat.client.ui.Sentences;
import chat.client.ui.Texts;
import chat.protocol.SafeText;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.PayloadCodec;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints which rooms there are. */
@Command
final class ListCommand implements Callable<Integer> {
  private final ServerOptions server;
  private final Surroundings surroundings;
  private final Texts texts;
  private final Complaints complaints;

  @Option(names = "--json", descriptionKey = "json", order = 0)
  private boolean json;

  ListCommand(ServerOptions server, Surroundings surroundings, Texts texts, Complaints complaints) {
    this.server = server;
    this.surroundings = surroundings;
    this.texts = texts;
    this.complaints = complaints;
  }

  @Override
  public Integer call() {
    Connector connector = server.connector(surroundings.clock());
    Sentences sentences = new Sentences(texts, connector.address());
    try {
      return switch (connector.list()) {
        case Listed(RoomList rooms) -> print(rooms, connector);
        case Refused refused -> complaints.say(sentences.of(refused), ExitCodes.REFUSED);
      };
    } catch (ControlFailure e) {
      return complaints.say(sentences.of(e), ExitCodes.CANNOT_CONNECT);
    }
  }

  private int print(RoomList rooms, Connector connector) {
    List<String> lines =
        json
            ? List.of(PayloadCodec.encode(rooms).asUtf8())
            : new RoomTable(texts).lines(rooms, connector.address());
    lines.forEach(line -> surroundings.out().println(SafeText.cleanLine(line)));
    return surroundings.out().checkError()
        ? complaints.say(texts.say(Phrase.OUTPUT_FAILED), ExitCodes.INTERNAL)
        : ExitCodes.OK.code();
  }
}
