package io.fixfirst.control.form;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.engineer.EngineerProfile.ContactWay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An engineer as people write one down. */
public record EngineerForm(
    @Doc(value = "Short and stable", example = "ada", max = 120) String id,
    @Doc(value = "The name that people read", example = "Ada Lind", max = 120)
        @Nullable String label,
    @Doc(value = "The desk that they work at", example = "main", max = 40) @Nullable String desk,
    @Doc(value = "What they can", max = 100) @Nullable List<String> skills,
    @Doc("Share of their time per team, together at most 1") Map<String, Double> shares,
    @Doc(value = "Tenants that they know well", max = 1000) @Nullable List<String> knows,
    @Doc("When they work; where left out, presence is set by hand") @Nullable HoursForm shifts,
    @Doc(value = "How to reach them, in this order", max = 10)
        @Nullable List<ContactWayForm> contactWays,
    @Doc(value = "A page unacknowledged for so long goes over the next way", example = "PT5M")
        @Nullable Duration pageAgainAfter,
    @Doc(value = "Rest after a page outside the shifts", example = "PT8H")
        @Nullable Duration restAfterNightCall) {

  /** A way to reach somebody. */
  public record ContactWayForm(
      @Doc(value = "push, sms, call or mail", example = "sms", max = 20) String kind,
      @Doc(value = "Where to", example = "+45 00 00 00 00", max = 200) String address) {}

  /** {@return this, which knows of its tenants only these} */
  public EngineerForm knowing(Predicate<String> tenants) {
    return new EngineerForm(
        id,
        label,
        desk,
        skills,
        shares,
        knows == null ? null : knows.stream().filter(tenants).toList(),
        shifts,
        contactWays,
        pageAgainAfter,
        restAfterNightCall);
  }

  /** {@return the core's record} */
  public EngineerProfile toCore() {
    Map<TeamId, Double> teams = new TreeMap<>();
    shares.forEach((team, share) -> teams.put(new TeamId(team), share));
    return new EngineerProfile(
        new DeskId(desk == null ? ContractForm.DESK : desk),
        new Member(
            new EngineerId(id),
            label == null ? id : label,
            skills == null ? Set.of() : new TreeSet<>(skills),
            teams,
            tenantsKnown()),
        shifts == null ? null : shifts.toCore(),
        contactWays == null || contactWays.isEmpty()
            ? List.of(new ContactWay("push", id))
            : contactWays.stream().map(way -> new ContactWay(way.kind(), way.address())).toList(),
        pageAgainAfter == null ? Duration.ofMinutes(5) : pageAgainAfter,
        restAfterNightCall == null ? Duration.ZERO : restAfterNightCall);
  }

  /** {@return the form of the core's record} */
  public static EngineerForm of(EngineerProfile profile) {
    Member member = profile.member();
    Map<String, Double> teams = new TreeMap<>();
    member.shares().forEach((team, share) -> teams.put(team.text(), share));
    return new EngineerForm(
        member.id().text(),
        member.label(),
        profile.desk().text(),
        List.copyOf(new TreeSet<>(member.skills())),
        teams,
        member.knows().stream().map(TenantId::text).sorted().toList(),
        profile.shifts() == null ? null : HoursForm.of(profile.shifts()),
        profile.contactWays().stream()
            .map(way -> new ContactWayForm(way.kind(), way.address()))
            .toList(),
        profile.pageAgainAfter(),
        profile.restAfterNightCall());
  }

  private Set<TenantId> tenantsKnown() {
    Set<TenantId> tenants = new TreeSet<>();
    if (knows != null) {
      knows.forEach(tenant -> tenants.add(new TenantId(tenant)));
    }
    return tenants;
  }
}
