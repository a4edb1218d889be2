package chat.protocol.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.protocol.Bytes;
import chat.protocol.SafeText;
import chat.protocol.UserName;
import chat.protocol.Utf8;
import chat.protocol.Utterance;
import chat.testkit.Seeds;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampedTextTest {
  private static final UserName BOB = new UserName("bob");
  private static final int FITS = 4094 - "bob: ".length();

  private static List<String> parts(UserName speaker, String text) {
    List<ServerDatagram> parts = StampedText.encode(speaker, Utterance.of(text));
    assertThat(StampedText.count(speaker, text)).isEqualTo(parts.size());
    assertThat(StampedText.count(speaker, Utterance.of(text))).isEqualTo(parts.size());
    return parts.stream()
        .peek(part -> assertThat(part.body().size()).isLessThanOrEqualTo(4094))
        .map(part -> part.body().asUtf8())
        .toList();
  }

  /** The lines of all parts, each without its stamp, which each must have. */
  private static List<String> lines(UserName speaker, List<String> parts) {
    String stamp = speaker.value() + ": ";
    return parts.stream()
        .flatMap(part -> Stream.of(part.split("\n", -1)))
        .peek(line -> assertThat(line).startsWith(stamp))
        .map(line -> line.substring(stamp.length()))
        .toList();
  }

  @Test
  void oneLineIsWrittenAsItIsEncoded() {
    for (UserName speaker : List.of(BOB, new UserName("ボブ"), new UserName("b".repeat(255)))) {
      for (String line : List.of("", "hello", "日本語", "x".repeat(3_000))) {
        Utterance said = Utterance.of(line);
        byte[] out = new byte[StampedText.size(speaker, said) + 1];
        StampedText.put(speaker, said, out);

        assertThat(StampedText.encode(speaker, said))
            .containsExactly(new ServerDatagram(Bytes.of(out, 0, out.length - 1)));
        assertThat(out[out.length - 1]).isZero();
      }
    }
  }

  @Test
  void aLineIsStampedOnce() {
    assertThat(parts(BOB, "hello")).containsExactly("bob: hello");
    assertThat(parts(BOB, "")).containsExactly("bob: ");
  }

  @Test
  void everyLineIsStampedSoThatNoneCanPose() {
    assertThat(parts(BOB, "hi\n[system] alice left.\nalice: I agree\n"))
        .containsExactly("bob: hi\nbob: [system] alice left.\nbob: alice: I agree\nbob: ");
  }

  @Test
  void whatJustFitsIsOnePart() {
    assertThat(parts(BOB, "x".repeat(FITS))).containsExactly("bob: " + "x".repeat(FITS));
    assertThat(parts(BOB, "x".repeat(FITS) + "y"))
        .containsExactly("bob: " + "x".repeat(FITS), "bob: y");
  }

  @Test
  void linesGoOnInTheNextPart() {
    String line = "x".repeat(2040);
    assertThat(parts(BOB, line + "\n" + line + "\n" + line))
        .containsExactly("bob: " + line + "\nbob: " + line, "bob: " + line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"日本語", "👨‍👩‍👧", "🇯🇵", "e\u0301\u0302\u0303", "각"})
  void aLongLineIsCutBetweenCharacters(String character) {
    String text = "x" + character.repeat(5000 / Utf8.size(character) + 1);
    List<String> lines = lines(BOB, parts(BOB, text));
    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(String.join("", lines)).isEqualTo(text);
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = 0;
    for (String line : lines) {
      end += line.length();
      assertThat(characters.isBoundary(end)).isTrue();
    }
  }

  @Test
  void onlyACharacterLongerThanADatagramIsCutItself() {
    String heap = "e" + "\u0301".repeat(5000) + " " + "\uD83D\uDE00\uFE0F".repeat(10);
    List<String> lines = lines(BOB, parts(BOB, heap));
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(String.join("", lines)).isEqualTo(heap);
    String family = "👩" + "\u200D👩".repeat(1000);
    assertThat(String.join("", lines(BOB, parts(BOB, family)))).isEqualTo(family);
  }

  @Test
  void theLongestNameLeavesRoomForTheText() {
    UserName widest = new UserName("郎".repeat(85));
    String text = "🎉".repeat(1000) + "\n".repeat(100);
    List<String> parts = parts(widest, text);
    assertThat(String.join("", lines(widest, parts))).isEqualTo("🎉".repeat(1000));
    assertThat(lines(widest, parts(widest, "\n".repeat(3583)))).hasSize(3584);
  }

  @Test
  void nothingIsLostAndNoLineIsUnstamped() {
    Seeds.run(
        random -> {
          for (int i = 0; i < 1500; i++) {
            UserName speaker = new UserName("郎x".repeat(random.nextInt(1, 60)));
            String text = SafeText.clean(randomText(random));
            List<String> parts = parts(speaker, text);
            String joined = lines(speaker, parts).stream().collect(Collectors.joining());
            assertThat(joined).isEqualTo(text.replace("\n", ""));
            long newlines = text.chars().filter(c -> c == '\n').count();
            assertThat(lines(speaker, parts)).hasSizeGreaterThan((int) newlines);
          }
        });
  }

  private static String randomText(SplittableRandom random) {
    String[] pieces = {
      "x",
      "日",
      "🎉",
      "👨‍👩‍👧",
      "\n",
      "\u0301",
      "🇯",
      "\t",
      "\uD800",
      "\u200D",
      "가",
      "\u1160",
      "\r\n"
    };
    int kinds = random.nextInt(1, pieces.length + 1);
    StringBuilder text = new StringBuilder();
    int size = random.nextInt(4096);
    while (text.length() < size) {
      text.append(pieces[random.nextInt(kinds)]);
    }
    return text.toString();
  }
}
