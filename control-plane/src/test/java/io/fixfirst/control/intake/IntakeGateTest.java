package io.fixfirst.control.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Method;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Reply;
import io.fixfirst.core.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeGateTest {

  private static final IntakeResult NOTHING = IntakeResult.of(List.of());
  private static final Caller MONITORING =
      new Caller("alertmanager", Role.MONITORING, new TenantId("kolding"));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final IntakeGate gate = new IntakeGate(10, registry);

  @Test
  void what_comes_on_top_is_shed_with_429_told_when_to_come_back_and_counted() throws Exception {
    gate.pass(
        8,
        () -> {
          assertThatThrownBy(() -> gate.pass(3, () -> NOTHING))
              .isInstanceOfSatisfying(
                  ProblemException.class,
                  refused -> {
                    assertThat(refused.problem().status()).isEqualTo(429);
                    assertThat(refused.problem().headers()).containsKey("Retry-After");
                  });
          assertThat(gate.pass(2, () -> NOTHING)).isSameAs(NOTHING);
          return NOTHING;
        });
    assertThat(registry.counter("fixfirst_intake_shed").count()).isEqualTo(3);
    assertThat(gate.pass(10, () -> NOTHING)).isSameAs(NOTHING);
  }

  @Test
  void when_it_is_nearly_full_messages_are_turned_away_unread_and_nobody_else_is()
      throws Exception {
    IntakeGate wide = new IntakeGate(100, registry);
    wide.admit(operation(Permission.SEND_INTAKE), MONITORING);
    wide.pass(
        96,
        () -> {
          assertThatThrownBy(() -> wide.admit(operation(Permission.SEND_INTAKE), MONITORING))
              .isInstanceOfSatisfying(
                  ProblemException.class,
                  refused -> assertThat(refused.problem().status()).isEqualTo(429));
          wide.admit(operation(Permission.MANAGE_DEVICES), MONITORING);
          return NOTHING;
        });
    wide.admit(operation(Permission.SEND_INTAKE), MONITORING);
    assertThat(registry.counter("fixfirst_intake_shed").count()).isEqualTo(1);
  }

  private static Operation<?> operation(Permission permission) {
    return Operation.operation(Method.POST, "/x", permission, "X").by(_ -> Reply.empty(204));
  }

  @Test
  void room_is_given_back_when_the_work_fails() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  gate.pass(
                      10,
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }
    assertThat(gate.pass(10, () -> NOTHING)).isSameAs(NOTHING);
  }

  @Test
  void more_than_ever_fits_is_not_worth_coming_back_for() {
    assertThatThrownBy(() -> gate.pass(11, () -> NOTHING))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(413));
  }
}
