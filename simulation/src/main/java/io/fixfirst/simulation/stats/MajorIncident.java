package io.fixfirst.simulation.stats;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One P1 of a run: who was pulled from what, and what it cost the others.
 *
 * @param formed when the core team stood; null if it never did
 * @param restored when service ran again; null if it does not at the horizon
 * @param paged engineers who got the message
 */
public record MajorIncident(
    String incident,
    String tenant,
    Instant declared,
    @Nullable Instant formed,
    @Nullable Instant restored,
    int paged,
    List<Pulled> members,
    List<Delayed> delayed) {

  /**
   * A member of the core team.
   *
   * @param role {@code lead}, {@code communications}, {@code expert} or {@code scribe}
   * @param left the ticket that they were pulled from; null if they were free
   */
  public record Pulled(
      String engineer, String role, Instant from, @Nullable String left, double minutes) {}

  /**
   * A ticket that had to wait for it.
   *
   * @param minutes that it lay
   * @param missedItsTarget whether its resolve clock ran out, before or after
   */
  public record Delayed(
      String incident, String engineer, Instant from, double minutes, boolean missedItsTarget) {}

  static MajorIncident of(MajorStory story, long end) {
    long over = story.restored == Case.NEVER ? end : story.restored;
    return new MajorIncident(
        story.incident.text(),
        story.incident.tenant().text(),
        Instant.ofEpochMilli(story.declared),
        instant(story.formed),
        instant(story.restored),
        story.paged,
        story.members.stream()
            .map(
                member ->
                    new Pulled(
                        member.member().engineer().text(),
                        member.member().role().name().toLowerCase(Locale.ROOT),
                        Instant.ofEpochMilli(member.since()),
                        member.member().left() == null ? null : member.member().left().text(),
                        (over - member.since()) / 60_000.0))
            .toList(),
        story.costs.stream()
            .map(
                cost ->
                    new Delayed(
                        cost.incident.text(),
                        cost.engineer.text(),
                        Instant.ofEpochMilli(cost.since),
                        cost.millis(end) / 60_000.0,
                        cost.missed))
            .toList());
  }

  private static @Nullable Instant instant(long millis) {
    return millis == Case.NEVER ? null : Instant.ofEpochMilli(millis);
  }
}
