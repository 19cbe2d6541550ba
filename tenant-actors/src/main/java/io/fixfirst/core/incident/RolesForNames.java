package io.fixfirst.core.incident;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts roles where a text about an incident has names, so that a review can be shown outside: the
 * provider's people by what they did in it, other customers and their incidents as such, addresses
 * not at all. It knows names by their id, by their label, and by a label's parts where these begin
 * with a capital letter, as whole words. What it cannot know is a nickname or a misspelling: a
 * person reads the result before it is published.
 */
public final class RolesForNames {

  /** Anybody whose name may be in the text: an id, and the name that people read. */
  public record Named(String id, String label) {}

  private static final String ENGINEER = "an engineer";
  private static final String INCIDENT = "another incident";
  private static final String CUSTOMER = "another customer";
  private static final String ADDRESS = "(address)";
  private static final int PART_MIN = 2;

  private final Map<String, String> roles = new TreeMap<>();
  private final IncidentId incident;
  private final Pattern names;

  private RolesForNames(
      IncidentId incident,
      List<? extends IncidentEvent> history,
      List<Named> engineers,
      List<Named> otherTenants) {
    this.incident = incident;
    Map<String, String> parts = new TreeMap<>();
    Map<String, String> core = coreRoles(history);
    engineersOf(history).forEach(id -> know(new Named(id, id), core.getOrDefault(id, ENGINEER)));
    for (Named engineer : engineers) {
      String role = core.getOrDefault(engineer.id(), ENGINEER);
      know(engineer, role);
      for (String part : engineer.label().split("[\\s]+", -1)) {
        if (part.length() >= PART_MIN && Character.isUpperCase(part.charAt(0))) {
          parts.merge(part, role, (one, other) -> one.equals(other) ? one : ENGINEER);
        }
      }
    }
    otherTenants.forEach(tenant -> know(tenant, CUSTOMER));
    parts.forEach(roles::putIfAbsent);
    names = pattern(parts);
  }

  /**
   * {@return what replaces the names of an incident}
   *
   * @param history of the incident, from which roles are known
   * @param engineers all of the provider
   * @param otherTenants all but the one whose incident it is
   */
  public static RolesForNames of(
      IncidentId incident,
      List<? extends IncidentEvent> history,
      List<Named> engineers,
      List<Named> otherTenants) {
    return new RolesForNames(incident, history, engineers, otherTenants);
  }

  /** {@return a review in the wording meant for the customer, without its internal lines} */
  public ReviewText in(ReviewText text) {
    return new ReviewText(
        text.account().stream()
            .filter(line -> !line.internal())
            .map(line -> new ReviewText.Line(line.at(), in(line.text()), false))
            .toList(),
        in(text.findings()),
        text.prevention().stream().map(this::in).toList());
  }

  /** {@return a text with roles in place of names} */
  public String in(String text) {
    Matcher matcher = names.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String role = role(matcher);
      boolean first = matcher.start() == 0 || text.substring(0, matcher.start()).endsWith(". ");
      matcher.appendReplacement(
          result,
          Matcher.quoteReplacement(
              first ? role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1) : role));
    }
    return matcher.appendTail(result).toString();
  }

  private String role(Matcher found) {
    if (found.group("side") != null) {
      return switch (found.group("side")) {
        case "customer" -> "the customer";
        case "monitoring" -> "monitoring";
        case "engineer" ->
            roles.getOrDefault(found.group("who").toLowerCase(Locale.ROOT), ENGINEER);
        default -> "the provider";
      };
    }
    if (found.group("incident") != null) {
      String id = found.group("incident");
      return id.equalsIgnoreCase(incident.text()) ? id : INCIDENT;
    }
    if (found.group("address") != null) {
      return ADDRESS;
    }
    String exact = roles.get(found.group("name"));
    return exact != null
        ? exact
        : roles.getOrDefault(found.group("name").toLowerCase(Locale.ROOT), ENGINEER);
  }

  private void know(Named named, String role) {
    roles.put(named.id().toLowerCase(Locale.ROOT), role);
    roles.put(named.label().toLowerCase(Locale.ROOT), role);
  }

  private Pattern pattern(Map<String, String> parts) {
    List<String> words = new ArrayList<>();
    roles.keySet().stream()
        .filter(name -> !parts.containsKey(name))
        .forEach(name -> words.add("(?iu:" + Pattern.quote(name) + ")"));
    parts.keySet().forEach(part -> words.add(Pattern.quote(part)));
    words.sort(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word));
    List<String> tenants =
        new ArrayList<>(
            roles.entrySet().stream()
                .filter(entry -> entry.getValue().equals(CUSTOMER))
                .map(entry -> Pattern.quote(entry.getKey()))
                .toList());
    tenants.add(Pattern.quote(incident.tenant().text()));
    String before = "(?<![\\p{L}\\p{N}_@-])(?:(?:the|an?) )?";
    String after = "(?![\\p{L}\\p{N}_]|[.@-][\\p{L}\\p{N}])";
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?<side>operator|customer|engineer|monitoring):"
            + "(?<who>[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]*[\\p{L}\\p{N}]|[\\p{L}\\p{N}])|"
            + before
            + "(?<incident>(?i:"
            + String.join("|", tenants)
            + ")-[1-9][0-9]{0,17})"
            + after
            + (words.isEmpty()
                ? "|(?<name>(?!))"
                : "|" + before + "(?<name>" + String.join("|", words) + ")" + after)
            + "|(?<address>[\\p{L}\\p{N}._+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)");
  }

  /** {@return the ids of the engineers who had to do with it} */
  public static Set<String> engineersOf(List<? extends IncidentEvent> history) {
    Set<String> engineers = new TreeSet<>(coreRoles(history).keySet());
    for (IncidentEvent event : history) {
      if (event instanceof IncidentEvent.Assigned assigned) {
        engineers.add(assigned.engineer().text());
      } else if (event instanceof IncidentEvent.PageSeen seen) {
        engineers.add(seen.engineer().text());
      }
    }
    return engineers;
  }

  /** What each engineer was in the core team; the last role counts. */
  private static Map<String, String> coreRoles(List<? extends IncidentEvent> history) {
    Map<String, String> roles = new TreeMap<>();
    for (IncidentEvent event : history) {
      if (event instanceof IncidentEvent.CoreTeamFormed formed) {
        formed.members().forEach(member -> join(roles, member));
      } else if (event instanceof IncidentEvent.CoreTeamExtended extended) {
        extended.members().forEach(member -> join(roles, member));
      }
    }
    return roles;
  }

  private static void join(Map<String, String> roles, CoreMember member) {
    roles.put(member.engineer().text(), words(member.role()));
  }

  private static String words(CoreRole role) {
    return switch (role) {
      case LEAD -> "the lead of the core team";
      case COMMUNICATIONS -> "the core team's voice to the customer";
      case EXPERT -> "an expert of the core team";
      case SCRIBE -> "the core team's scribe";
    };
  }
}
