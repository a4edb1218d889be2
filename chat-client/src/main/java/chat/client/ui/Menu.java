package chat.client.ui;

import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.ControlFailure;
import chat.client.session.EntryRequest;
import chat.client.session.EntryRequest.Way;
import chat.client.session.EntryResult.Opened;
import chat.client.session.ListResult.Listed;
import chat.client.session.Refused;
import chat.client.ui.Checked.Bad;
import chat.client.ui.Checked.Good;
import chat.protocol.Password;
import chat.protocol.RoomName;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.RoomEntry;
import chat.protocol.control.ControlPayload.RoomList;
import chat.protocol.control.StatusCode;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * The menu: create, join, list, quit, and back here after each chat. Who does not want to answer a
 * question comes back here, too.
 */
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

    /** As it is typed, and shown as a default. */
    @Override
    public String toString() {
      return key;
    }
  }

  private static final RoomName LOBBY = new RoomName("lobby");
  private static final int ROOMS_SHOWN_MAX = 20;

  private final Console console;
  private final Connector connector;
  private final Texts texts;
  private final ChatSettings settings;
  private final Sentences sentences;
  private final Names names;
  private final Questions questions;
  private final LastTime lastTime;
  private Choice lastChoice = Choice.CREATE;
  private Optional<RoomName> lastRoom = Optional.empty();
  private Optional<UserName> lastUser;

  /** The menu for one server. */
  public Menu(
      Console console, Connector connector, Texts texts, ChatSettings settings, LastTime lastTime) {
    this.settings = settings;
    this.console = console;
    this.connector = connector;
    this.texts = texts;
    this.sentences = new Sentences(texts, connector.address());
    this.names = new Names(texts);
    this.questions = new Questions(console);
    this.lastTime = lastTime;
    this.lastUser = lastTime.user();
  }

  /** Shows the menu until somebody leaves it. */
  public End run() {
    try {
      while (true) {
        switch (choose()) {
          case CREATE -> orBack(this::create);
          case JOIN -> orBack(this::join);
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
    Choice choice =
        questions.ask(texts.say(Phrase.MENU_CHOICE), Optional.of(lastChoice), this::choice);
    lastChoice = choice == Choice.CREATE ? Choice.CREATE : Choice.JOIN;
    return choice;
  }

  private Checked<Choice> choice(String typed) {
    for (Choice choice : Choice.values()) {
      // A Japanese keyboard types wide digits.
      if (Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().equals(choice.key)) {
        return new Good<>(choice);
      }
    }
    return new Bad<>(texts.say(Phrase.MENU_BAD_CHOICE));
  }

  private interface Visit {
    void make() throws StoppedAsking;
  }

  private static void orBack(Visit visit) {
    try {
      visit.make();
    } catch (StoppedAsking _) {
      // Nothing is lost: the menu comes next.
      return;
    }
  }

  private void create() throws StoppedAsking {
    RoomName room =
        questions.ask(
            texts.say(Phrase.ASK_ROOM), lastRoom.or(() -> Optional.of(LOBBY)), names::room);
    UserName user = askName();
    Optional<Password> password = askPassword();
    enter(new EntryRequest(Way.CREATE, room, user, password));
  }

  private void join() throws StoppedAsking {
    Optional<RoomList> known;
    try {
      known = rooms();
    } catch (ControlFailure e) {
      console.print(Style.ERROR, sentences.of(e));
      return;
    }
    if (known.isPresent() && known.get().total() == 0) {
      console.print(Style.NOTICE, texts.say(Phrase.LIST_NONE, connector.address()));
      lastChoice = Choice.CREATE;
      return;
    }
    List<RoomEntry> rooms = known.map(RoomList::rooms).orElse(List.of());
    RoomName room = askRoom(known, rooms);
    UserName user = askName();
    Optional<RoomEntry> entry = rooms.stream().filter(one -> one.name().equals(room)).findFirst();
    if (entry.isEmpty()) {
      enter(new EntryRequest(Way.JOIN, room, user, askPassword()));
    } else if (entry.get().password()) {
      Optional<Password> password =
          questions.askSecret(texts.say(Phrase.ASK_PASSWORD_OF, room), names::password);
      if (password.isPresent()) {
        enter(new EntryRequest(Way.JOIN, room, user, password));
      }
    } else {
      enter(new EntryRequest(Way.JOIN, room, user, Optional.empty()));
    }
  }

  /** The rooms there are, if this server tells: not each one does. */
  private Optional<RoomList> rooms() throws ControlFailure {
    try {
      return switch (connector.list()) {
        case Listed(RoomList list) -> Optional.of(list);
        case Refused _ -> Optional.empty();
      };
    } catch (ControlFailure e) {
      return switch (e.kind()) {
        case UNKNOWN_HOST, CANNOT_CONNECT -> throw e;
        case NO_ANSWER, BROKEN_ANSWER, NO_LIST, LIST_UNANSWERED, OTHER_DIALECT -> Optional.empty();
      };
    }
  }

  private RoomName askRoom(Optional<RoomList> known, List<RoomEntry> rooms) throws StoppedAsking {
    List<RoomEntry> shown = rooms.stream().limit(ROOMS_SHOWN_MAX).toList();
    RoomChoice choice = new RoomChoice(shown, texts, names);
    if (shown.isEmpty()) {
      Optional<RoomName> usual = lastRoom.or(() -> Optional.of(LOBBY));
      return questions.ask(texts.say(Phrase.ASK_ROOM), usual, choice::read);
    }
    known.ifPresent(
        list ->
            new RoomTable(texts)
                .numbered(list, shown)
                .forEach(line -> console.print(Style.PLAIN, line)));
    rooms.stream()
        .map(room -> room.name().value())
        .filter(RoomChoice::isNumber)
        .findFirst()
        .ifPresent(name -> console.print(Style.NOTICE, texts.say(Phrase.JOIN_QUOTES, name)));
    RoomName first = shown.getFirst().name();
    RoomName usual =
        lastRoom
            .filter(last -> rooms.stream().anyMatch(room -> room.name().equals(last)))
            .orElse(first);
    return questions.ask(
        texts.say(Phrase.ASK_LISTED_ROOM, first), Optional.of(usual), choice::read);
  }

  private UserName askName() throws StoppedAsking {
    return questions.ask(texts.say(Phrase.ASK_NAME), lastUser, names::user);
  }

  private Optional<Password> askPassword() throws StoppedAsking {
    return questions.askSecret(texts.say(Phrase.ASK_PASSWORD), names::password);
  }

  private void enter(EntryRequest first) throws StoppedAsking {
    Optional<EntryRequest> next = Optional.of(first);
    while (next.isPresent()) {
      EntryRequest request = next.get();
      lastRoom = Optional.of(request.room());
      lastUser = Optional.of(request.user());
      Optional<Refused> refused = visit(request);
      next = refused.isPresent() ? mended(request, refused.get()) : Optional.empty();
    }
  }

  /** Nothing when the room was entered, or the server cannot be asked. */
  private Optional<Refused> visit(EntryRequest request) {
    try {
      switch (connector.enter(request)) {
        case Opened(ChatSession session) -> {
          remember(request.user());
          var _ = new ChatScreen(session, connector, console, texts, sentences, settings).run();
        }
        case Refused refused -> {
          console.print(Style.ERROR, sentences.of(request, refused));
          return Optional.of(refused);
        }
      }
    } catch (ControlFailure e) {
      console.print(Style.ERROR, sentences.of(e));
    }
    return Optional.empty();
  }

  /** The same request with what was wrong about it asked for again; nothing who gives up. */
  private Optional<EntryRequest> mended(EntryRequest request, Refused refused)
      throws StoppedAsking {
    RoomName room = request.room();
    return switch (refused.status()) {
      case StatusCode.Known.WRONG_PASSWORD ->
          questions
              .askSecret(texts.say(Phrase.ASK_PASSWORD_OF, room), names::password)
              .map(
                  password ->
                      new EntryRequest(request.way(), room, request.user(), Optional.of(password)));
      case StatusCode.Known.NAME_TAKEN -> {
        lastUser = lastTime.user();
        Optional<UserName> usual = lastUser.filter(user -> !user.equals(request.user()));
        UserName other = questions.ask(texts.say(Phrase.ASK_NAME), usual, names::user);
        yield Optional.of(new EntryRequest(request.way(), room, other, request.password()));
      }
      case StatusCode _ -> Optional.empty();
    };
  }

  private void remember(UserName user) {
    try {
      lastTime.remember(user);
    } catch (IOException e) {
      console.print(
          Style.ERROR,
          texts.say(Phrase.MENU_NOT_REMEMBERED, lastTime.place(), String.valueOf(e.getMessage())));
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
