package chat.client.ui;

import chat.client.session.Connector;
import chat.client.session.ControlFailure;
import chat.client.session.ListResult.Listed;
import chat.client.session.Refused;
import chat.protocol.control.ControlPayload.RoomEntry;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks which rooms there are while the chat goes on, and remembers the answer. */
final class RoomsAside {
  private final Connector connector;
  private final Console console;
  private final Texts texts;
  private final Sentences sentences;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile List<String> names = List.of();

  RoomsAside(Connector connector, Console console, Texts texts, Sentences sentences) {
    this.connector = connector;
    this.console = console;
    this.texts = texts;
    this.sentences = sentences;
  }

  /** The rooms there were when somebody last asked. */
  List<String> names() {
    return names;
  }

  /** Asks, and prints the answer when it comes. One question at a time. */
  void ask() {
    if (asking.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("chat-rooms").start(this::answer);
    }
  }

  private void answer() {
    try {
      switch (connector.list()) {
        case Listed(var rooms) -> {
          names = rooms.rooms().stream().map(RoomEntry::name).map(Object::toString).toList();
          new RoomTable(texts)
              .lines(rooms, connector.address())
              .forEach(line -> console.print(Style.PLAIN, line));
        }
        case Refused refused -> console.print(Style.ERROR, sentences.of(refused));
      }
    } catch (ControlFailure e) {
      console.print(Style.ERROR, sentences.of(e));
    } finally {
      asking.set(false);
    }
  }
}
