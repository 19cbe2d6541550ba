package io.fixfirst.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fixfirst.core.TenantId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTest {

  private static final TenantId KOLDING = new TenantId("kolding");

  @Test
  void the_operator_may_do_everything() {
    assertThat(Permission.values()).allMatch(Role.OPERATOR::may);
  }

  @Test
  void nobody_with_a_tenant_acts_in_the_providers_house() {
    for (Role role : Role.values()) {
      Caller caller = new Caller("somebody", role, KOLDING);
      assertThat(Arrays.stream(Permission.values()))
          .filteredOn(permission -> permission.place() == Permission.Place.HOUSE)
          .noneMatch(caller::may);
    }
  }

  @Test
  void a_caller_sees_its_own_tenant_only_and_the_provider_all() {
    TenantId other = new TenantId("vejle");
    Caller own = new Caller("jens", Role.CUSTOMER_VIEWER, KOLDING);
    assertThat(own.sees(KOLDING)).isTrue();
    assertThat(own.sees(other)).isFalse();
    assertThat(new Caller("ada", Role.OPERATOR, null).sees(other)).isTrue();
  }

  @Test
  void who_has_two_roles_acts_at_each_tenant_by_the_role_there() {
    TenantId vejle = new TenantId("vejle");
    Caller ada =
        new Caller(
            "ada",
            List.of(
                new Grant(Role.ENGINEER, Reach.of(KOLDING)),
                new Grant(Role.PROBLEM_MANAGER, Reach.of(vejle))));
    assertThat(ada.may(Permission.WORK_INCIDENTS, KOLDING)).isTrue();
    assertThat(ada.may(Permission.WORK_INCIDENTS, vejle)).isFalse();
    assertThat(ada.asking(Permission.WORK_INCIDENTS).reach()).isEqualTo(Reach.of(KOLDING));
    assertThat(ada.asking(Permission.SEE_INCIDENTS).tenant()).isNull();
    assertThat(ada.sees(vejle)).isTrue();
    assertThat(ada.sees(new TenantId("aarhus"))).isFalse();
    assertThat(ada.may(Permission.SIMULATE)).isFalse();
  }

  @Test
  void nobody_stands_on_two_sides() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Caller(
                    "janus",
                    List.of(
                        new Grant(Role.ENGINEER, Reach.EVERY),
                        new Grant(Role.CUSTOMER_VIEWER, Reach.of(KOLDING)))));
  }

  @Test
  void no_tenants_are_none_and_not_all() {
    assertThat(Reach.union(List.of()).includes(KOLDING)).isFalse();
    assertThat(Reach.union(List.of()).condition()).isEqualTo("false");
    assertThat(Reach.EVERY.includes(KOLDING)).isTrue();
  }

  @Test
  void monitoring_sends_and_reads_nothing_of_the_desk() {
    List<Permission> may = Arrays.stream(Permission.values()).filter(Role.MONITORING::may).toList();
    assertThat(may).containsExactly(Permission.SEND_INTAKE, Permission.SEE_METRICS);
  }

  @Test
  void customers_neither_work_on_tickets_nor_send_alarms() {
    for (Role role : Role.values()) {
      if (role.isCustomer()) {
        assertThat(role.may(Permission.WORK_INCIDENTS)).isFalse();
        assertThat(role.may(Permission.SEND_INTAKE)).isFalse();
        assertThat(role.may(Permission.SEE_INCIDENTS)).isTrue();
      }
    }
    assertThat(Role.CUSTOMER_VIEWER.may(Permission.OPEN_INCIDENTS)).isFalse();
    assertThat(Role.CUSTOMER_REPORTER.may(Permission.DECLARE_MAJOR)).isTrue();
  }

  @Test
  void every_role_is_found_by_its_name() {
    assertThat(Role.values()).allMatch(role -> Role.named(role.text()).orElseThrow() == role);
    assertThat(Role.named("king")).isEmpty();
  }
}
