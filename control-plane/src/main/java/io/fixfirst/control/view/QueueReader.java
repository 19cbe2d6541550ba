package io.fixfirst.control.view;

import io.fixfirst.control.http.Json;
import io.fixfirst.control.http.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads briefs by the thousand: they are kept as JSON and sent on as they are. */
public final class QueueReader {

  private final ViewReader views;

  public QueueReader(ViewReader views) {
    this.views = views;
  }

  /**
   * {@return open incidents by id, as a JSON document: {@code {place, items, cursor?}}}
   *
   * @param place that all views have reached
   * @param after the last id of the page before; empty for the first page
   */
  public byte[] open(
      String place, @Nullable String tenant, @Nullable String team, String after, int limit)
      throws SQLException {
    StringBuilder sql =
        new StringBuilder("SELECT id, brief FROM view_incident WHERE open AND id > ? AND ")
            .append(views.reach().condition());
    List<Object> values = new ArrayList<>(List.of(after));
    if (tenant != null) {
      sql.append(" AND tenant = ?");
      values.add(tenant);
    }
    if (team != null) {
      sql.append(" AND team = ?");
      values.add(team);
    }
    sql.append(" ORDER BY id LIMIT ").append(limit + 1);
    return read(place, sql.toString(), values, limit);
  }

  /** {@return these incidents, open or not, as far as they exist} */
  public byte[] these(String place, List<String> ids) throws SQLException {
    return read(
        place,
        "SELECT id, brief FROM view_incident WHERE id = ANY (?) AND "
            + views.reach().condition()
            + " ORDER BY id",
        List.of(ids),
        ids.size());
  }

  private byte[] read(String place, String sql, List<Object> values, int limit)
      throws SQLException {
    Document document = new Document(place);
    try (Reading reading = views.reading();
        PreparedStatement statement = reading.connection().prepareStatement(sql)) {
      statement.setFetchSize(1_000);
      for (int index = 0; index < values.size(); index++) {
        statement.setObject(index + 1, Column.toSql(reading.connection(), values.get(index)));
      }
      try (ResultSet row = statement.executeQuery()) {
        String last = "";
        while (row.next()) {
          if (document.size == limit) {
            return document.end(last);
          }
          last = row.getString(1);
          document.add(seen(row.getString(2)));
        }
      }
    }
    return document.end(null);
  }

  /** What is kept tells everything; who serves some tenants gets what concerns them. */
  private String seen(String brief) {
    if (views.reach().isEvery()) {
      return brief;
    }
    try {
      IncidentBrief read = Json.get().readValue(brief, IncidentBrief.class);
      return new String(Json.bytes(read.within(views.reach())), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the id that a cursor of ours names} */
  public static String after(String cursor) {
    if (!cursor.startsWith("q")) {
      throw Problems.invalid("cursor", "is none of this list").raise();
    }
    return cursor.substring(1);
  }

  /** JSON made of JSON. */
  private static final class Document {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
    private int size;

    Document(String place) {
      write("{\"place\":\"" + place + "\",\"items\":[");
    }

    void add(String json) {
      write(size++ == 0 ? json : "," + json);
    }

    byte[] end(@Nullable String last) {
      write(last == null ? "]}" : "],\"cursor\":\"q" + last + "\"}");
      return out.toByteArray();
    }

    private void write(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
