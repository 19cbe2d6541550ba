package io.fixfirst.control.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Reach;
import io.fixfirst.core.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The database itself, asked with the application's reading role, whatever SQL says. */
class SecondWallIT {

  private final Server server = Server.one();
  private final TenantId own = new TenantId(server.tenant());
  private final TenantId second = new TenantId(server.tenant());
  private final TenantId other = new TenantId(server.tenant());

  @Test
  void the_database_itself_hides_other_tenants_from_a_query_that_forgets_to() throws Exception {
    ViewReader all = all();
    ViewReader walled = all.of(Reach.of(own));
    assertThat(walled.tenant(own)).isPresent();
    assertThat(walled.tenant(other)).isEmpty();
    assertThat(walled.tenants(500, Optional.empty()).items())
        .extracting(TenantView::id)
        .containsExactly(own.text());
    assertThat(walled.count("SELECT count(DISTINCT tenant) FROM view_tenant")).isEqualTo(1);
  }

  @Test
  void who_serves_two_tenants_sees_two() throws Exception {
    ViewReader walled = all().of(new Reach.Tenants(Set.of(own, second)));
    assertThat(walled.count("SELECT count(DISTINCT tenant) FROM view_tenant")).isEqualTo(2);
    assertThat(walled.tenant(second)).isPresent();
    assertThat(walled.tenant(other)).isEmpty();
  }

  @Test
  void who_serves_none_sees_nothing() throws Exception {
    ViewReader walled = all().of(new Reach.Tenants(Set.of()));
    assertThat(walled.count("SELECT count(*) FROM view_tenant")).isZero();
    assertThat(walled.tenants(500, Optional.empty()).items()).isEmpty();
  }

  @Test
  void a_connection_that_served_a_tenant_sees_everything_again_for_the_next() throws Exception {
    ViewReader all = all();
    for (int i = 0; i < 50; i++) {
      assertThat(all.of(Reach.of(own)).tenant(other)).isEmpty();
      assertThat(all.tenant(other)).isPresent();
    }
  }

  @Test
  void every_table_that_the_role_may_read_is_behind_the_wall() throws Exception {
    List<String> readable =
        texts(
            "SELECT relname || ' ' || relrowsecurity FROM pg_class"
                + " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
                + " AND has_table_privilege('fixfirst_reader', oid, 'SELECT')");
    assertThat(readable).hasSizeGreaterThan(7).allMatch(table -> table.endsWith(" true"));
    assertThat(
            texts(
                "SELECT relname FROM pg_class"
                    + " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
                    + " AND has_table_privilege('fixfirst_reader', oid, 'INSERT, UPDATE, DELETE')"))
        .isEmpty();
  }

  @Test
  void the_role_can_neither_bypass_the_wall_nor_become_somebody_else() throws Exception {
    assertThat(
            texts(
                "SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcanlogin, rolcreaterole)"
                    + " FROM pg_roles WHERE rolname = 'fixfirst_reader'"))
        .containsExactly("f f f f");
    assertThat(
            texts(
                "SELECT relname FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner"
                    + " WHERE rolname = 'fixfirst_reader'"))
        .isEmpty();
  }

  @Test
  void without_a_setting_the_role_sees_nothing_and_never_the_journal() throws Exception {
    all();
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL ROLE fixfirst_reader");
      for (String table :
          List.of("view_tenant", "view_incident", "view_ticket", "view_engineer", "view_desk")) {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
          assertThat(row.next()).isTrue();
          assertThat(row.getInt(1)).as(table).isZero();
        }
      }
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.executeQuery("SELECT * FROM event_journal"))
          .withMessageContaining("permission denied");
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private ViewReader all() throws SQLException {
    ViewReader all = ViewReader.open(server.database().dataSource());
    Eventually.that(
        () -> {
          for (TenantId tenant : List.of(own, second, other)) {
            assertThat(all.tenant(tenant)).isPresent();
          }
        });
    return all;
  }

  private List<String> texts(String sql) throws SQLException {
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }
}
