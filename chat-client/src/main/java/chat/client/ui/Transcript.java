package chat.client.ui;

import chat.client.session.Entered;
import chat.client.ui.Line.Ink;
import chat.client.ui.Line.Span;
import chat.protocol.UserName;
import chat.protocol.control.ControlPayload.BareToken;
import chat.protocol.control.ControlPayload.Grant;
import chat.protocol.notice.Notice;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

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
  private final Supplier<LocalDateTime> now;
  private final Mentions mentions;
  private Members members;
  private boolean timed;
  private LocalDate day;

  Transcript(Entered entered, ChatSettings settings, Texts texts) {
    this.me = entered.request().user();
    this.texts = texts;
    this.format = settings.time().orElse(USUAL);
    this.dayFormat = DateTimeFormatter.ofPattern(texts.say(Phrase.DAY_PATTERN), texts.locale());
    this.now = settings.now();
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
      boolean other = speaker.isPresent() && !speaker.get().key().equals(me.key());
      List<Span> body =
          speaker
              .map(who -> spoken(who, line.substring(line.indexOf(':') + 2), other))
              .orElseGet(() -> mentions.split(line));
      boolean others = other || speaker.isEmpty();
      boolean mention = others && body.stream().anyMatch(span -> span.ink() instanceof Ink.Mention);
      entries.addAll(timed(new Entry(Style.SAID, new Line(body), mention, others)));
    }
    return entries;
  }

  /** What we said ourselves, which the server does not send back. */
  synchronized List<Entry> own(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.stripTrailing().split("\n", -1)) {
      entries.addAll(timed(new Entry(Style.SAID, new Line(spoken(me, line, false)), false, false)));
    }
    return entries;
  }

  /** What the server tells. */
  synchronized List<Entry> notice(Notice notice) {
    switch (notice) {
      case Notice.Joined(UserName who) -> members.joined(who);
      case Notice.Left(UserName who) -> members.left(who);
      case Notice.TimedOut(UserName who) -> members.left(who);
      case Notice.RoomClosed _, Notice.Personal _ -> {
        // Says nothing about the others.
      }
    }
    return told(Style.NOTICE, texts.say(notice));
  }

  /** What we have to tell ourselves. */
  synchronized List<Entry> told(Style style, String sentence) {
    return timed(new Entry(style, Line.of(sentence), false, false));
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
        entered.request().user(),
        switch (entered.admission()) {
          case Grant grant -> grant.members();
          case BareToken _ -> List.of();
        });
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

  private List<Entry> timed(Entry entry) {
    LocalDateTime time = now.get();
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
