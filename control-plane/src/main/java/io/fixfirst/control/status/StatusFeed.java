package io.fixfirst.control.status;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import io.fixfirst.control.status.StatusIncident.Post;
import io.fixfirst.control.status.StatusTenant.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/** The page as an Atom feed: an entry for each incident and each maintenance. */
final class StatusFeed {

  private static final int ENTRIES_MAX = 50;

  private StatusFeed() {}

  /**
   * {@return the feed}
   *
   * @param page address of the page
   */
  static byte[] of(Words words, Situation situation, String page) {
    Feed feed = new Feed("atom_1.0");
    feed.setId("urn:fixfirst:status:" + situation.tenant().id());
    feed.setTitle(words.say("title", situation.tenant().name()));
    feed.setLanguage(words.language().code());
    feed.setAlternateLinks(List.of(link("alternate", "text/html", page)));
    feed.setOtherLinks(List.of(link("self", "application/atom+xml", page + "/feed.atom")));
    List<Entry> entries = new ArrayList<>();
    Stream.concat(situation.current().stream(), situation.past().stream())
        .sorted(Comparator.comparing(StatusIncident::changed).reversed())
        .limit(ENTRIES_MAX)
        .forEach(incident -> entries.add(incident(words, situation, incident, page)));
    situation.windows().stream()
        .limit(ENTRIES_MAX)
        .forEach(window -> entries.add(window(words, situation, window, page)));
    feed.setEntries(entries);
    feed.setUpdated(
        entries.stream()
            .map(Entry::getUpdated)
            .max(Comparator.naturalOrder())
            .orElseGet(() -> Date.from(situation.tenant().since())));
    try {
      return new WireFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
    } catch (FeedException e) {
      throw new IllegalStateException("A feed cannot be written.", e);
    }
  }

  private static Entry incident(
      Words words, Situation situation, StatusIncident incident, String page) {
    ZoneId zone = situation.tenant().zoneId();
    StringBuilder text = new StringBuilder();
    for (Post post : incident.posts().reversed()) {
      text.append(words.time(post.at(), zone))
          .append("\n")
          .append(StatusHtml.text(words, post))
          .append("\n\n");
    }
    Instant newest =
        incident.posts().isEmpty() ? incident.opened() : incident.posts().getLast().at();
    return entry(
        "incident:" + incident.id(),
        StatusHtml.title(words, situation.tenant(), incident),
        text.toString().strip(),
        incident.opened(),
        newest,
        page);
  }

  private static Entry window(Words words, Situation situation, Window window, String page) {
    ZoneId zone = situation.tenant().zoneId();
    String times =
        words.say(
            "maintenance.from.to", words.time(window.from(), zone), words.time(window.to(), zone));
    Instant told = window.from().isBefore(situation.now()) ? window.from() : situation.now();
    return entry(
        "maintenance:" + situation.tenant().id() + ":" + window.id() + ":" + window.from(),
        words.say("maintenance")
            + ": "
            + StatusHtml.services(words, situation.tenant(), window)
            + ", "
            + times,
        times + "\n" + window.reason(),
        told,
        told,
        page);
  }

  private static Entry entry(
      String id, String title, String text, Instant published, Instant updated, String page) {
    Content content = new Content();
    content.setType(Content.TEXT);
    content.setValue(legal(text));
    Entry entry = new Entry();
    entry.setId("urn:fixfirst:" + id);
    entry.setTitle(legal(title));
    entry.setPublished(Date.from(published));
    entry.setUpdated(Date.from(updated));
    entry.setContents(List.of(content));
    entry.setAlternateLinks(List.of(link("alternate", "text/html", page)));
    return entry;
  }

  private static Link link(String relation, String type, String address) {
    Link link = new Link();
    link.setRel(relation);
    link.setType(type);
    link.setHref(address);
    return link;
  }

  /** XML has no place for most control characters. */
  private static String legal(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xd7ff)
                    || (c >= 0xe000 && c <= 0xfffd)
                    || c >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
