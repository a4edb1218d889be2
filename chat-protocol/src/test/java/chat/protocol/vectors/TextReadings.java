package chat.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.RoomName;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import chat.protocol.notice.Notice;
import chat.protocol.notice.Notice.Joined;
import chat.protocol.notice.Notice.Kicked;
import chat.protocol.notice.Notice.Left;
import chat.protocol.notice.Notice.Personal;
import chat.protocol.notice.Notice.RoomClosed;
import chat.protocol.notice.Notice.TimedOut;
import chat.protocol.notice.NoticeLanguage;
import chat.protocol.notice.NoticeText;
import chat.testkit.Vectors.Vector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** room-names.json, user-names.json, notices.json and safe-text.json. */
final class TextReadings {
  private TextReadings() {}

  static JsonNode roomName(Vector vector) {
    RoomName name = RoomName.decode(vector.bytes());
    assertThat(name.encode()).isEqualTo(vector.bytes());
    return Reading.object().put("name", name.value());
  }

  static JsonNode userName(Vector vector) {
    UserName name = UserName.decode(vector.bytes());
    assertThat(name.encode()).isEqualTo(vector.bytes());
    return Reading.object().put("name", name.value()).put("key", name.key());
  }

  static JsonNode safeText(Vector vector) {
    return Reading.object().put("text", SafeText.clean(vector.bytes().asUtf8()));
  }

  static JsonNode notice(Vector vector) {
    String text = vector.bytes().asUtf8();
    return NoticeText.parse(text)
        .<JsonNode>map(notice -> fields(notice).put("language", language(notice, text)))
        .orElse(TextNode.valueOf("no-notice"));
  }

  private static ObjectNode fields(Notice notice) {
    return switch (notice) {
      case Joined(UserName who) -> about("joined", who);
      case Left(UserName who) -> about("left", who);
      case TimedOut(UserName who) -> about("timed-out", who);
      case Kicked(UserName who) -> about("kicked", who);
      case RoomClosed(Notice.Cause cause) ->
          Reading.object().put("notice", "room-closed").put("cause", Reading.kebab(cause));
      case Personal you -> Reading.object().put("notice", Reading.kebab(you));
    };
  }

  private static ObjectNode about(String notice, UserName who) {
    return Reading.object().put("notice", notice).put("who", who.value());
  }

  private static String language(Notice notice, String text) {
    for (NoticeLanguage language : NoticeLanguage.values()) {
      if (NoticeText.render(notice, language).equals(text)) {
        return Reading.kebab(language);
      }
    }
    throw new AssertionError("no language says: " + text);
  }
}
