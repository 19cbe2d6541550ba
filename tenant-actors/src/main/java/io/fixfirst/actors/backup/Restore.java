package io.fixfirst.actors.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fixfirst.actors.postgres.DatabaseException;
import io.fixfirst.actors.postgres.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Fills an empty database with a backup. */
public final class Restore implements AutoCloseable {

  private final ZipFile file;
  private final Manifest manifest;

  private Restore(ZipFile file, Manifest manifest) {
    this.file = file;
    this.manifest = manifest;
  }

  /**
   * {@return a backup whose every byte was read and found to be as it was written}
   *
   * @throws DatabaseException if it is none, is cut short, or was changed
   * @throws IOException if the file cannot be read
   */
  public static Restore open(Path path) throws IOException {
    ZipFile file;
    try {
      file = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new DatabaseException(path + " is no backup, or only a part of one.", e);
    }
    try {
      Restore restore = new Restore(file, manifest(path, file));
      for (Manifest.Contents table : restore.manifest.tables()) {
        restore.check(path, table);
      }
      return restore;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** {@return what the backup holds} */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * Makes the schema as it was, and fills its tables in one transaction.
   *
   * @throws DatabaseException if the database has tables already, or the backup is of a newer
   *     program
   */
  public void into(DataSource dataSource) throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      List<String> there = Catalogue.tables(connection);
      if (!there.isEmpty()) {
        throw new DatabaseException(
            "A backup goes into an empty database only. This one has tables ("
                + String.join(", ", there.subList(0, Math.min(3, there.size())))
                + (there.size() > 3 ? ", ...)." : ")."));
      }
    }
    Migrations.run(dataSource, new LinkedHashSet<>(manifest.steps()));
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (Manifest.Contents table : manifest.tables().reversed()) {
        empty(connection, table); // Some steps of the schema put a first row in.
      }
      for (Manifest.Contents table : manifest.tables()) {
        fill(connection, table);
      }
      connection.commit();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static void empty(Connection connection, Manifest.Contents table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM " + SqlName.quoted(table.table()));
    }
  }

  private void fill(Connection connection, Manifest.Contents table)
      throws SQLException, IOException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    try (InputStream rows = file.getInputStream(file.getEntry(table.entry()))) {
      copy.copyIn("COPY " + table.copied() + " FROM STDIN", rows);
    }
    for (Map.Entry<String, Long> last : table.sequences().entrySet()) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT setval(pg_get_serial_sequence(quote_ident(?), ?), ?)")) {
        statement.setString(1, table.table());
        statement.setString(2, last.getKey());
        statement.setLong(3, last.getValue());
        statement.execute();
      }
    }
  }

  private void check(Path path, Manifest.Contents table) throws IOException {
    ZipEntry entry = file.getEntry(table.entry());
    if (entry == null) {
      throw new DatabaseException(path + " lacks the table " + table.table() + ".");
    }
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (InputStream rows = new DigestInputStream(file.getInputStream(entry), digest)) {
      rows.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException e) {
      throw new DatabaseException(
          path + " is damaged: the table " + table.table() + " cannot be unpacked.", e);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
      throw new DatabaseException(
          path + " is damaged: the table " + table.table() + " is not as it was written.");
    }
  }

  private static Manifest manifest(Path path, ZipFile file) throws IOException {
    ZipEntry entry = file.getEntry(Manifest.ENTRY);
    if (entry == null) {
      throw new DatabaseException(path + " is no backup: it has no " + Manifest.ENTRY + ".");
    }
    Manifest manifest;
    try (InputStream in = file.getInputStream(entry)) {
      byte[] json = in.readAllBytes();
      CRC32 sum = new CRC32();
      sum.update(json);
      if (sum.getValue() != entry.getCrc()) {
        throw new DatabaseException(path + " is damaged: its manifest is not as it was written.");
      }
      manifest = JsonMapper.builder().build().readValue(json, Manifest.class);
    } catch (ZipException e) {
      throw new DatabaseException(path + " is damaged: its manifest cannot be unpacked.", e);
    } catch (JacksonException e) {
      throw new DatabaseException(path + " is no backup: its manifest cannot be read.", e);
    }
    if (manifest.format() != Manifest.FORMAT) {
      throw new DatabaseException(
          path
              + " has the form "
              + manifest.format()
              + "; this program reads the form "
              + Manifest.FORMAT
              + ". A newer one may read it.");
    }
    return manifest;
  }
}
