package chat.client.ui;

import chat.client.session.Connector;
import chat.client.session.ControlFailure;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Entered;
import chat.client.session.ListResult.Listed;
import chat.client.session.Refused;
import chat.client.ui.Checked.Bad;
import chat.client.ui.Checked.Good;
import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import java.util.Optional;

/** The menu: create, join, list, quit, and back here after each chat. */
public final class Menu {
  /** How somebody left the menu. */
  public enum End {
    /** With its last entry, or Ctrl-D. */
    QUIT,
    /** With Ctrl-C. */
    INTERRUPTED
  }

  private enum Choice {
    CREATE("1", Phrase.MENU_CREATE),
    JOIN("2", Phrase.MENU_JOIN),
    LIST("3", Phrase.MENU_LIST),
    QUIT("4", Phrase.MENU_QUIT);

    private final String key;
    private final Phrase purpose;

    Choice(String key, Phrase purpose) {
      this.key = key;
      this.purpose = purpose;
    }
  }

  private final Console console;
  private final Connector connector;
  private final Texts texts;
  private final ChatSettings settings;
  private final Sentences sentences;
  private final Names names;
  private final Questions questions;
  private Optional<RoomName> lastRoom = Optional.empty();
  private Optional<UserName> lastUser = Optional.empty();

  /** The menu for one server. */
  public Menu(Console console, Connector connector, Texts texts, ChatSettings settings) {
    this.settings = settings;
    this.console = console;
    this.connector = connector;
    this.texts = texts;
    this.sentences = new Sentences(texts, connector.address());
    this.names = new Names(texts);
    this.questions = new Questions(console);
  }

  /** Shows the menu until somebody leaves it. */
  public End run() {
    try {
      while (true) {
        switch (choose()) {
          case CREATE -> visit(Way.CREATE);
          case JOIN -> visit(Way.JOIN);
          case LIST -> list();
          case QUIT -> {
            console.print(Style.PLAIN, texts.say(Phrase.MENU_BYE));
            return End.QUIT;
          }
        }
      }
    } catch (StoppedAsking e) {
      return switch (e.key()) {
        case CTRL_C -> End.INTERRUPTED;
        case CTRL_D -> End.QUIT;
      };
    }
  }

  private Choice choose() throws StoppedAsking {
    console.print(Style.HEADING, texts.say(Phrase.MENU_TITLE, connector.address()));
    for (Choice choice : Choice.values()) {
      console.print(Style.PLAIN, "  " + choice.key + "  " + texts.say(choice.purpose));
    }
    return questions.ask(texts.say(Phrase.MENU_CHOICE), Optional.empty(), this::choice);
  }

  private Checked<Choice> choice(String typed) {
    for (Choice choice : Choice.values()) {
      if (typed.strip().equals(choice.key)) {
        return new Good<>(choice);
      }
    }
    return new Bad<>(texts.say(Phrase.MENU_BAD_CHOICE));
  }

  private void visit(Way way) throws StoppedAsking {
    RoomName room = questions.ask(texts.say(Phrase.ASK_ROOM), lastRoom, names::room);
    UserName user = questions.ask(texts.say(Phrase.ASK_NAME), lastUser, names::user);
    Optional<Password> password =
        questions.askSecret(texts.say(Phrase.ASK_PASSWORD), names::password);
    lastRoom = Optional.of(room);
    lastUser = Optional.of(user);
    try {
      switch (connector.enter(new EntryRequest(way, room, user, password))) {
        case Entered entered -> {
          var _ =
              new ChatScreen(
                      connector.open(entered), connector, console, texts, sentences, settings)
                  .run();
        }
        case Refused refused -> console.print(Style.ERROR, sentences.of(refused));
      }
    } catch (ControlFailure e) {
      console.print(Style.ERROR, sentences.of(e));
    }
  }

  private void list() {
    try {
      switch (connector.list()) {
        case Listed listed ->
            new RoomTable(texts)
                .lines(listed.rooms(), connector.address())
                .forEach(line -> console.print(Style.PLAIN, line));
        case Refused refused -> console.print(Style.ERROR, sentences.of(refused));
      }
    } catch (ControlFailure e) {
      console.print(Style.ERROR, sentences.of(e));
    }
  }
}
