package io.fixfirst.control.audit;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the audit log be read. */
public final class AuditRoutes {

  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  private final AuditReader reader;

  public AuditRoutes(AuditReader reader) {
    this.reader = reader;
  }

  /** Some rows, the newest first. */
  record Page(
      List<AuditRow> items,
      @Doc("Send it as cursor to get the next page; none on the last") @Nullable String cursor) {}

  /** {@return the operations} */
  public List<Operation<?>> table() {
    return List.of(
        operation(
                GET,
                "/api/v1/audit",
                Permission.SEE_AUDIT,
                "Who did what, from where, the newest first; to ask for it is noted down, too")
            .with(
                Parameter.query("tenant", "Only what concerns this tenant", "kolding"),
                Parameter.query("limit", "At most so many, up to " + LIMIT_MAX, "100"),
                Parameter.query("cursor", "Where the page before ended", "4711"))
            .answers(200, Page.class)
            .by(this::page));
  }

  private Reply page(Call<NoBody> call) throws SQLException {
    int limit = call.query("limit", LIMIT, 1, LIMIT_MAX);
    long before = call.query("cursor").map(AuditRoutes::cursor).orElse(Long.MAX_VALUE);
    List<AuditReader.Row> rows = reader.before(before, limit + 1, call.query("tenant"));
    boolean more = rows.size() > limit;
    List<AuditRow> items = rows.stream().limit(limit).map(AuditRow::of).toList();
    return Reply.ok(new Page(items, more ? Long.toString(items.getLast().number()) : null));
  }

  private static long cursor(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Problems.invalid("cursor", "is not one that a page has given").raise();
    }
    return Long.parseLong(text);
  }
}
