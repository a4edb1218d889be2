package chat.client;

import chat.client.session.ChatSession;
import chat.client.session.Connector;
import chat.client.session.ControlFailure;
import chat.client.session.EntryRequest;
import chat.client.session.EntryResult;
import chat.client.session.EntryResult.Opened;
import chat.client.session.Refused;
import chat.client.ui.ChatScreen;
import chat.client.ui.ChatSettings;
import chat.client.ui.Checked;
import chat.client.ui.Console;
import chat.client.ui.Input;
import chat.client.ui.Names;
import chat.client.ui.Phrase;
import chat.client.ui.Sentences;
import chat.client.ui.Style;
import chat.client.ui.Texts;
import chat.protocol.Password;
import chat.protocol.control.StatusCode;
import java.util.Optional;

/** A visit of somebody at a terminal: a room that wants another password asks for it. */
record TerminalVisit(Console console, Connector connector, Texts texts, Complaints complaints) {
  /** Enters the room and chats there. */
  int run(EntryRequest request, ChatSettings settings) {
    Sentences sentences = new Sentences(texts, connector.address());
    try {
      EntryRequest asked = request;
      EntryResult result = connector.enter(asked);
      while (result instanceof Refused refused && wantsPassword(refused)) {
        console.print(Style.ERROR, sentences.of(asked, refused));
        Optional<Password> password = askPassword();
        if (password.isEmpty()) {
          return ExitCodes.REFUSED.code();
        }
        asked = new EntryRequest(request.way(), request.room(), request.user(), password);
        result = connector.enter(asked);
      }
      return switch (result) {
        case Opened(ChatSession session) ->
            ExitCodes.of(
                    new ChatScreen(session, connector, console, texts, sentences, settings).run())
                .code();
        case Refused refused -> complaints.say(sentences.of(refused), ExitCodes.REFUSED);
      };
    } catch (ControlFailure e) {
      return complaints.say(sentences.of(e), ExitCodes.CANNOT_CONNECT);
    }
  }

  private static boolean wantsPassword(Refused refused) {
    return refused.status() == StatusCode.Known.WRONG_PASSWORD;
  }

  /** Nothing when somebody gives up. */
  private Optional<Password> askPassword() {
    Names names = new Names(texts);
    while (console.askSecret(texts.say(Phrase.ASK_PASSWORD_AGAIN) + ": ")
        instanceof Input.Text(String typed)) {
      switch (names.password(typed)) {
        case Checked.Good<Optional<Password>>(Optional<Password> password) -> {
          return password;
        }
        case Checked.Bad<Optional<Password>>(String problem) -> console.print(Style.ERROR, problem);
      }
    }
    return Optional.empty();
  }
}
