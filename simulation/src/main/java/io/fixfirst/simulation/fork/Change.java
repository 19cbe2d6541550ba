package io.fixfirst.simulation.fork;

import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.runtime.Image;
import io.fixfirst.simulation.scenario.DeskPlan;
import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is other than it is, in a what-if. */
public sealed interface Change {

  /** The most people that one change may bring. */
  int PEOPLE_MAX = 1_000;

  /** The most users that a tenant which is added may have. */
  int USERS_MAX = 1_000_000;

  /**
   * More people in a team, present around the clock or as one of the team's own is.
   *
   * @param count 1 to {@link #PEOPLE_MAX}
   * @param like somebody of the scenario whose shift, skills and knowledge they have too; null for
   *     the first of the team
   */
  record More(String team, int count, @Nullable String like) implements Change {
    public More {
      if (count < 1 || count > PEOPLE_MAX) {
        throw new IllegalArgumentException("count is 1 to " + PEOPLE_MAX + " (was " + count + ").");
      }
    }
  }

  /** A P1 at a tenant, at once. */
  record MajorNow(String tenant, String summary) implements Change {}

  /**
   * Another tenant, live from now on, with the people, devices and contract of one of the scenario.
   *
   * @param like whose
   * @param users how many people it has; null for as many
   */
  record TenantAdded(String like, @Nullable Integer users) implements Change {
    public TenantAdded {
      if (users != null && (users < 1 || users > USERS_MAX)) {
        throw new IllegalArgumentException("users is 1 to " + USERS_MAX + " (was " + users + ").");
      }
    }
  }

  /**
   * {@return a scenario as it is with changes; what it stages at its own beginning is left out}
   *
   * @param image of the system that goes on, whose teams are known too
   * @throws IllegalArgumentException if a team, a tenant or somebody is not in it
   */
  static Scenario apply(Scenario scenario, List<Change> changes, Image image) {
    List<EngineerPlan> engineers = new ArrayList<>(scenario.desk().engineers());
    List<TenantPlan> tenants = new ArrayList<>(scenario.tenants());
    List<OpeningEvent> staged = new ArrayList<>();
    Duration at = Duration.between(scenario.startsAt(), image.at());
    for (Change change : changes) {
      switch (change) {
        case More more -> engineers.addAll(people(scenario, more, engineers.size(), image));
        case MajorNow(var tenant, var summary) -> staged.add(major(scenario, tenant, summary, at));
        case TenantAdded(var like, var users) ->
            tenants.add(
                another(
                    tenant(scenario, like), users, tenants.size() - scenario.tenants().size() + 1));
      }
    }
    DeskPlan desk = scenario.desk();
    return new Scenario(
        scenario.name(),
        scenario.title(),
        scenario.zone(),
        scenario.start(),
        scenario.seed(),
        scenario.horizon(),
        scenario.warmUp(),
        scenario.replications(),
        scenario.precision(),
        scenario.targets(),
        scenario.profiles(),
        new DeskPlan(
            desk.id(),
            desk.teams(),
            desk.pageAgainAfter(),
            desk.restAfterNightCall(),
            desk.shifts(),
            desk.absences(),
            engineers),
        scenario.work(),
        tenants,
        staged);
  }

  private static List<EngineerPlan> people(Scenario scenario, More more, int number, Image image) {
    EngineerPlan model =
        scenario.desk().engineers().stream()
            .filter(
                one ->
                    more.like() == null
                        ? one.shares().containsKey(more.team())
                        : one.id().equals(more.like()))
            .findFirst()
            .orElse(null);
    if (scenario.desk().teams().stream().noneMatch(team -> team.id().equals(more.team()))
        && !has(image, more.team())) {
      throw new IllegalArgumentException("there is no team " + more.team() + ".");
    }
    if (model == null && more.like() != null) {
      throw new IllegalArgumentException("the scenario has no engineer " + more.like() + ".");
    }
    List<EngineerPlan> people = new ArrayList<>();
    for (int i = 1; i <= more.count(); i++) {
      people.add(
          new EngineerPlan(
              "more-" + (number + i),
              "",
              1,
              model == null ? Set.of() : model.skills(),
              Map.of(more.team(), 1.0),
              model == null ? "always" : model.shift(),
              model == null ? null : model.onCall(),
              model == null ? Set.of() : model.knows(),
              List.of()));
    }
    return people;
  }

  private static boolean has(Image image, String team) {
    return image.standing().stream()
        .anyMatch(
            one ->
                one.state() instanceof Desk desk
                    && desk.record().teams().stream().anyMatch(it -> it.id().text().equals(team)));
  }

  private static OpeningEvent major(Scenario scenario, String tenant, String summary, Duration at) {
    TenantPlan whose = tenant(scenario, tenant);
    String category =
        whose.demand().stream()
            .flatMap(source -> source.categories().keySet().stream())
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(tenant + " reports nothing in the scenario."));
    return new OpeningEvent.Report(
        at, tenant, category, summary, Impact.HIGH, Urgency.URGENT, true, true);
  }

  private static TenantPlan tenant(Scenario scenario, String id) {
    return scenario.tenants().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the scenario has no tenant " + id + "."));
  }

  /** Its onboarding is over: it is in the last phase of whom it is like. */
  private static TenantPlan another(TenantPlan like, @Nullable Integer users, int number) {
    TenantPlan.Phase last = like.phases().getLast();
    return new TenantPlan(
        "added-" + number,
        "Another " + like.name(),
        users == null ? like.users() : users,
        like.contract(),
        like.services(),
        List.of(new TenantPlan.Phase(last.stage(), null, last.devices())),
        like.demand(),
        like.devices(),
        like.patching());
  }
}
