package io.fixfirst.core.incident;

import static io.fixfirst.core.incident.IncidentFixture.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.incident.RolesForNames.Named;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesForNamesTest {

  private static final IncidentId INCIDENT = new IncidentId(new TenantId("kolding"), 42);
  private static final EngineerId ADA = new EngineerId("ada");

  private final RolesForNames roles =
      RolesForNames.of(
          INCIDENT,
          List.of(
              new IncidentEvent.CoreTeamFormed(
                  T0, List.of(new CoreMember(ADA, CoreRole.LEAD, null, null)), 7)),
          List.of(
              new Named("ada", "Ada Lind"),
              new Named("bo.bech", "Bo Bech"),
              new Named("engineer.25@example.net", "Cleo Ågren")),
          List.of(new Named("vejle", "Vejle Kommune")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We called Ada Lind at once.        | We called the lead of the core team at once.
          ada began to work on it.           | The lead of the core team began to work on it.
          Ada's change helped                | The lead of the core team's change helped
          Then Bech (bo.bech) saw it         | Then an engineer (an engineer) saw it
          Asked Ågren, then the Ada          | Asked an engineer, then the lead of the core team
          by engineer.25@example.net.        | by an engineer.
          operator:eve closed it             | The provider closed it
          engineer:ada, customer:jens.k      | The lead of the core team, the customer
          It left vejle-7 for kolding-42.    | It left another incident for kolding-42.
          and kolding-41 too                 | and another incident too
          Vejle Kommune had it, VEJLE too    | Another customer had it, another customer too
          mail jens@kolding.example for it   | mail (address) for it
          The Bobbin of Canada is no person  | The Bobbin of Canada is no person
          ada-2 and vejleby are other words  | ada-2 and vejleby are other words
          """)
  void names_become_roles_and_other_words_stay(String inside, String outside) {
    assertThat(roles.in(inside)).isEqualTo(outside);
  }

  @Test
  void a_published_review_has_no_names_and_no_internal_lines() {
    ReviewText outside =
        roles.in(
            new ReviewText(
                List.of(
                    new ReviewText.Line(T0, "Ada restarted it.", false),
                    new ReviewText.Line(T0, "Note: Bo forgot the backup.", true)),
                "Bo acted well.",
                List.of("Train Ada")));
    assertThat(outside.account())
        .containsExactly(new ReviewText.Line(T0, "The lead of the core team restarted it.", false));
    assertThat(outside.findings()).isEqualTo("An engineer acted well.");
    assertThat(outside.prevention()).containsExactly("Train the lead of the core team");
  }

  @Test
  void it_works_where_nobody_is_known() {
    RolesForNames nobody = RolesForNames.of(INCIDENT, List.of(), List.of(), List.of());
    assertThat(nobody.in("Nobody, and kolding-7.")).isEqualTo("Nobody, and another incident.");
  }
}
