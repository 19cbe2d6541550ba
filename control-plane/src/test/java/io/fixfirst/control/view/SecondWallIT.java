package io.fixfirst.control.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.core.TenantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecondWallIT {

  private final Server server = Server.one();
  private final TenantId own = new TenantId(server.tenant());
  private final TenantId other = new TenantId(server.tenant());

  @Test
  void the_database_itself_hides_other_tenants_from_a_query_that_forgets_to() throws Exception {
    ViewReader all = ViewReader.open(server.database().dataSource());
    Eventually.that(() -> assertThat(all.tenant(other)).isPresent());
    ViewReader walled = all.of(own);
    assertThat(walled.tenant(own)).isPresent();
    assertThat(walled.tenant(other)).isEmpty();
    assertThat(walled.tenants(null, 500, Optional.empty()).items())
        .extracting(TenantView::id)
        .containsExactly(own.text());
    assertThat(walled.count("SELECT count(DISTINCT tenant) FROM view_tenant")).isEqualTo(1);
  }

  @Test
  void a_connection_that_served_a_tenant_sees_everything_again_for_the_next() throws Exception {
    ViewReader all = ViewReader.open(server.database().dataSource());
    Eventually.that(() -> assertThat(all.tenant(other)).isPresent());
    for (int i = 0; i < 50; i++) {
      assertThat(all.of(own).tenant(other)).isEmpty();
      assertThat(all.tenant(other)).isPresent();
    }
  }
}
