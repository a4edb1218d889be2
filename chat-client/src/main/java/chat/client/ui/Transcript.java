package chat.client.ui;

import chat.client.session.Entered;
import chat.client.ui.Line.Ink;
import chat.client.ui.Line.Span;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.frame.Happening;
import chat.protocol.frame.LogEntry;
import chat.protocol.notice.Notice;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How what happens in a room looks: when, who, and whether it is about us. */
final class Transcript {
  private static final DateTimeFormatter USUAL = DateTimeFormatter.ofPattern("HH:mm");

  /**
   * A line to show.
   *
   * @param mention whether it speaks of us
   * @param others whether somebody else said it
   */
  record Entry(Style style, Line line, boolean mention, boolean others) {}

  private final UserName me;
  private final Texts texts;
  private final DateTimeFormatter format;
  private final DateTimeFormatter dayFormat;
  private final DateTimeFormatter earlierFormat;
  private final Supplier<LocalDateTime> now;
  private final ZoneId zone;
  private final Mentions mentions;
  private Members members;
  private boolean timed;
  private LocalDate day;

  Transcript(Entered entered, ChatSettings settings, Texts texts) {
    this.me = entered.request().user();
    this.texts = texts;
    this.format = settings.time().orElse(USUAL);
    this.dayFormat = DateTimeFormatter.ofPattern(texts.say(Phrase.DAY_PATTERN), texts.locale());
    this.earlierFormat =
        DateTimeFormatter.ofPattern(texts.say(Phrase.EARLIER_PATTERN), texts.locale());
    this.now = settings.now();
    this.zone = settings.zone();
    this.mentions = new Mentions(me);
    this.members = members(entered);
    this.timed = settings.time().isPresent();
    this.day = now.get().toLocalDate();
  }

  /** We came in again: what we knew of the others may be old. */
  synchronized void entered(Entered entered) {
    members = members(entered);
  }

  /** Whether the time stands before each line from now on. */
  synchronized void timed(boolean on) {
    timed = on;
  }

  /** What somebody said, as the server stamped it: each line with its speaker. */
  synchronized List<Entry> said(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.stripTrailing().split("\n", -1)) {
      Optional<UserName> speaker = members.speaker(line);
      speaker.ifPresent(members::spoke);
      Entry entry =
          speaker
              .map(who -> saidBy(who, line.substring(line.indexOf(':') + 2)))
              .orElseGet(() -> entry(mentions.split(line), true));
      entries.addAll(timed(now.get(), entry));
    }
    return entries;
  }

  /** What we said ourselves, which the server does not send back. */
  synchronized List<Entry> own(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.stripTrailing().split("\n", -1)) {
      entries.addAll(timed(now.get(), saidBy(me, line)));
    }
    return entries;
  }

  /** An entry of the room's log: at its own time, and who we are ourselves like all others. */
  synchronized List<Entry> logged(LogEntry entry) {
    LocalDateTime time = LocalDateTime.ofInstant(entry.time(), zone);
    return switch (entry.what()) {
      case Happening.Said(UserName who, var text) -> {
        members.spoke(who);
        yield lines(text.value(), line -> timed(time, saidBy(who, line)));
      }
      case Happening.Whispered(UserName from, String text) ->
          lines(
              text,
              line -> timed(time, new Entry(Style.SAID, whisper(from, me, line), true, true)));
      case Happening.WhisperedTo(UserName to, String text) ->
          lines(
              text,
              line -> timed(time, new Entry(Style.SAID, whisper(me, to, line), false, false)));
      case Happening.Joined(UserName who) when who.key().equals(me.key()) ->
          // That we came, we know.
          List.of();
      case Happening other -> other.notice().map(notice -> noticed(time, notice)).orElse(List.of());
    };
  }

  /**
   * An entry from before we came: the same, but faint, always with its time, and ringing nothing.
   */
  synchronized List<Entry> earlier(LogEntry entry) {
    LocalDateTime time = LocalDateTime.ofInstant(entry.time(), zone);
    boolean today = time.toLocalDate().equals(now.get().toLocalDate());
    Span stamp = new Span(new Ink.Plain(), (today ? format : earlierFormat).format(time) + " ");
    return switch (entry.what()) {
      case Happening.Said(UserName who, var text) ->
          lines(
              text.value(),
              line -> List.of(faint(new Line(spoken(who, line, false)).after(stamp))));
      case Happening.Whispered(UserName from, String text) ->
          lines(text, line -> List.of(faint(whisper(from, me, line).after(stamp))));
      case Happening.WhisperedTo(UserName to, String text) ->
          lines(text, line -> List.of(faint(whisper(me, to, line).after(stamp))));
      case Happening other ->
          other
              .notice()
              .map(notice -> List.of(faint(Line.of(texts.say(notice)).after(stamp))))
              .orElse(List.of());
    };
  }

  /** What the server tells. */
  synchronized List<Entry> notice(Notice notice) {
    return noticed(now.get(), notice);
  }

  private List<Entry> noticed(LocalDateTime time, Notice notice) {
    switch (notice) {
      case Notice.Joined(UserName who) -> members.joined(who);
      case Notice.Left(UserName who) -> members.left(who);
      case Notice.TimedOut(UserName who) -> members.left(who);
      case Notice.Kicked(UserName who) -> members.left(who);
      case Notice.RoomClosed _, Notice.Personal _ -> {
        // Says nothing about the others.
      }
    }
    return timed(time, new Entry(Style.NOTICE, Line.of(texts.say(notice)), false, false));
  }

  /** Something between what happened, which has no time of its own. */
  List<Entry> marker(String words) {
    return List.of(faint(Line.of(words)));
  }

  /** What we have to tell ourselves. */
  synchronized List<Entry> told(Style style, String sentence) {
    return timed(now.get(), new Entry(style, Line.of(sentence), false, false));
  }

  /** The member called {@code typed}, if it is here; the name may stand in quotes. */
  synchronized Optional<UserName> present(String typed) {
    return members.names().stream()
        .filter(member -> member.value().equalsIgnoreCase(typed))
        .findFirst()
        .or(
            () ->
                addressed(typed).stream()
                    .filter(addressed -> addressed.text().isEmpty())
                    .map(Addressed::who)
                    .findFirst());
  }

  /** All ways to read a text that begins with the name of whom it is for. */
  synchronized List<Addressed> addressed(String nameAndText) {
    return members.names().stream()
        .flatMap(member -> Addressed.to(member, nameAndText).stream())
        .toList();
  }

  /** How many are here, if that can be known. */
  synchronized OptionalInt count() {
    return members.areAll() ? OptionalInt.of(members.count()) : OptionalInt.empty();
  }

  /** Who is here. */
  synchronized Line who() {
    List<Span> spans = new ArrayList<>();
    for (UserName name : members.names()) {
      spans.add(new Span(new Ink.Plain(), spans.isEmpty() ? "" : ", "));
      spans.add(new Span(new Ink.Name(name), name.value()));
    }
    String lead = texts.say(members.areAll() ? Phrase.WHO_ALL : Phrase.WHO_SPOKE) + " ";
    return new Line(spans).after(new Span(new Ink.Plain(), lead));
  }

  /** The names of the others, the latest speaker first. */
  synchronized List<String> others() {
    return members.latestSpeakersFirst().stream().map(UserName::value).toList();
  }

  private static Members members(Entered entered) {
    return new Members(
        entered.request().user(), entered.grant().map(Grant::members).orElse(List.of()));
  }

  private List<Span> spoken(UserName who, String text, boolean byOther) {
    boolean action = text.startsWith(SlashCommands.ACTION);
    String rest = action ? text.substring(SlashCommands.ACTION.length()) : text;
    List<Span> spans = new ArrayList<>();
    if (action) {
      spans.add(new Span(new Ink.Plain(), SlashCommands.ACTION));
    }
    spans.add(new Span(new Ink.Name(who), who.value()));
    spans.add(new Span(new Ink.Plain(), action ? " " : ": "));
    spans.addAll(byOther ? mentions.split(rest) : List.of(new Span(new Ink.Plain(), rest)));
    return spans;
  }

  private static List<Entry> lines(String text, Function<String, List<Entry>> line) {
    return Stream.of(text.stripTrailing().split("\n", -1)).map(line).flatMap(List::stream).toList();
  }

  private Entry saidBy(UserName who, String line) {
    boolean other = !who.key().equals(me.key());
    return entry(spoken(who, line, other), other);
  }

  private static Entry entry(List<Span> body, boolean others) {
    boolean mention = others && body.stream().anyMatch(span -> span.ink() instanceof Ink.Mention);
    return new Entry(Style.SAID, new Line(body), mention, others);
  }

  private static Entry faint(Line line) {
    return new Entry(Style.NOTICE, line, false, false);
  }

  /** What stands in front can begin no name, so nobody can say something that looks like it. */
  private Line whisper(UserName from, UserName to, String text) {
    return new Line(
        List.of(
            new Span(new Ink.Plain(), texts.say(Phrase.PRIVATE) + " "),
            new Span(new Ink.Name(from), from.value()),
            new Span(new Ink.Plain(), " → "),
            new Span(new Ink.Name(to), to.value()),
            new Span(new Ink.Plain(), ": " + text)));
  }

  private List<Entry> timed(LocalDateTime time, Entry entry) {
    List<Entry> entries = new ArrayList<>();
    if (timed && !time.toLocalDate().equals(day)) {
      String date = texts.say(Phrase.DAY_LINE, dayFormat.format(time));
      entries.add(new Entry(Style.NOTICE, Line.of(date), false, false));
    }
    day = time.toLocalDate();
    Span stamp = new Span(new Ink.Aside(), format.format(time) + " ");
    entries.add(
        timed
            ? new Entry(entry.style(), entry.line().after(stamp), entry.mention(), entry.others())
            : entry);
    return entries;
  }
}
