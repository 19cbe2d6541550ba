package io.fixfirst.actors.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Copies all tables out of a database as they are at one moment, while others go on writing. Works
 * with any PostgreSQL that can be reached: it needs no program beside it.
 */
public final class Backup {

  private Backup() {}

  /**
   * Writes everything that was committed when it began.
   *
   * @param program named in the manifest
   * @param out is not closed
   * @return what was written
   */
  public static Manifest write(DataSource dataSource, String program, Instant now, OutputStream out)
      throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      try {
        return write(connection, program, now, new ZipOutputStream(out));
      } finally {
        connection.rollback();
      }
    }
  }

  private static Manifest write(
      Connection connection, String program, Instant now, ZipOutputStream zip)
      throws SQLException, IOException {
    List<Manifest.Contents> tables = new ArrayList<>();
    for (String table : Catalogue.tables(connection)) {
      tables.add(copy(connection, table, zip));
    }
    Manifest manifest =
        new Manifest(Manifest.FORMAT, program, now.toString(), Catalogue.steps(connection), tables);
    zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
    zip.write(
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
    zip.finish(); // Without the directory at its end the file is visibly half.
    return manifest;
  }

  private static Manifest.Contents copy(Connection connection, String table, ZipOutputStream zip)
      throws SQLException, IOException {
    Manifest.Contents empty =
        new Manifest.Contents(
            table,
            Catalogue.columns(connection, table),
            0,
            "",
            Catalogue.sequences(connection, table));
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    MessageDigest digest = DigestUtils.getSha256Digest();
    zip.putNextEntry(new ZipEntry(empty.entry()));
    long rows =
        copy.copyOut(
            "COPY " + empty.copied() + " TO STDOUT",
            new DigestOutputStream(new StaysOpen(zip), digest));
    zip.closeEntry();
    return new Manifest.Contents(
        table, empty.columns(), rows, HexFormat.of().formatHex(digest.digest()), empty.sequences());
  }

  /** An entry ends before its archive does. */
  private static final class StaysOpen extends FilterOutputStream {

    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length); // The superclass would write byte by byte.
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
