package io.fixfirst.control.access;

import io.fixfirst.core.TenantId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How tables keep a reach: an array of tenants, or NULL for every one. */
final class Reaches {

  private Reaches() {}

  static @Nullable Array toSql(Connection connection, Reach reach) throws SQLException {
    return reach instanceof Reach.Tenants some
        ? connection.createArrayOf("text", some.sorted().stream().map(TenantId::text).toArray())
        : null;
  }

  static Reach of(@Nullable Array tenants) throws SQLException {
    return tenants == null
        ? Reach.EVERY
        : new Reach.Tenants(
            Arrays.stream((String[]) tenants.getArray())
                .map(TenantId::new)
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
