package chat.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.testkit.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "alice b", "太郎", "{x}", "a[b", "👨‍👩‍👧", "ﾀﾛｳ", "\"quoted\""})
  void travelsUnchanged(String name) {
    assertThat(UserName.decode(new UserName(name).encode()).value()).isEqualTo(name);
    assertThat(new UserName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u3000\u3000",
        "\u00A0",
        "\u200B",
        "\u200D\u200D",
        "\u00AD",
        "\uFEFF",
        "\u3164",
        "\u115F",
        "\uFFA0",
        "\u034F",
        "\uFE0F",
        "\uDB40\uDD00",
        "\uDB40\uDC41",
        "\u2800"
      })
  void refusesANameThatNobodyCanSee(String name) {
    Refused.with(Fault.BAD_USER_NAME, () -> new UserName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[system]",
        "[",
        " [x",
        "\u3000[x",
        "\uFF3Bsystem]", // fullwidth
        "\u200B[x",
        "\u3164[x", // a filler that shows as nothing
        "\uFE0F[x",
        "\u2800[x"
      })
  void refusesToPoseAsANotice(String name) {
    Refused.with(Fault.BAD_USER_NAME, () -> new UserName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", ":", "alice: hi", "alice\uFF1A hi", "alice\uFE55 hi", "a\uFE13"})
  void refusesToPoseAsSomebodyElse(String name) {
    Refused.with(Fault.BAD_USER_NAME, () -> new UserName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\tb",
        "a\u0000",
        "a\u001B]52;c;x\u0007",
        "a\u007F",
        "a\u0085",
        "a\u202Eb",
        "a\u061Cb",
        "a\u200Eb",
        "a\u2069",
        "a\u2028",
        "a\uDC00"
      })
  void refusesControls(String name) {
    Refused.with(Fault.BAD_USER_NAME, () -> new UserName(name));
  }

  @Test
  void countsBytesNotCharacters() {
    assertThat(new UserName("郎".repeat(85)).encode().size()).isEqualTo(255);
    Refused.with(Fault.BAD_USER_NAME, () -> new UserName("郎".repeat(85) + "x"));
    assertThat(new UserName("é".repeat(127) + "x").encode().size()).isEqualTo(255);
    Refused.with(Fault.BAD_USER_NAME, () -> new UserName("é".repeat(128)));
  }

  @Test
  void refusesBytesThatAreNoText() {
    Refused.with(Fault.BAD_USER_NAME, () -> UserName.decode(Bytes.hex("e5a4")));
    Refused.with(Fault.BAD_USER_NAME, () -> UserName.decode(Bytes.EMPTY));
  }

  @ParameterizedTest
  @CsvSource({
    "Alice, alice",
    "ＡＬＩＣＥ, alice",
    "' alice\u3000', alice",
    "al\u200Bice, alice",
    "alice\u00AD, alice",
    "alice\uFE0F, alice",
    "al\u034Fice, alice",
    "\u3164alice, alice",
    "alice\u2800, alice",
    "STRASSE, straße",
    "ΣΊΣΥΦΟΣ, σίσυφος",
    "\u03AA\u0301, \u0390",
    "ﾀﾛｳ, タロウ",
    "Café, cafe\u0301"
  })
  void namesThatLookAlikeShareAKey(String one, String other) {
    assertThat(new UserName(one).key()).isEqualTo(new UserName(other).key());
  }

  @ParameterizedTest
  @CsvSource({"alice, alicia", "太郎, 太朗", "a b, ab", "é, e"})
  void namesThatDoNotLookAlikeDoNot(String one, String other) {
    assertThat(new UserName(one).key()).isNotEqualTo(new UserName(other).key());
  }

  @Test
  void aKeyIsItsOwnKey() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 50_000; i++) {
            String text =
                random
                    .ints(random.nextInt(1, 5), 0x20, random.nextBoolean() ? 0x2FFF : 0x1FFFF)
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            try {
              String key = new UserName(text).key();
              assertThat(new UserName(key).key()).as(Bytes.utf8(text).toString()).isEqualTo(key);
            } catch (ProtocolException e) {
              assertThat(e.fault()).isEqualTo(Fault.BAD_USER_NAME);
            }
          }
        });
  }
}
