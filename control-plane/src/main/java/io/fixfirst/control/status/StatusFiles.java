package io.fixfirst.control.status;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.core.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every page that is seen without signing in as files, so that any web server can show them
 * while the control plane is down or overloaded. {@link StatusProjection} counts the changes of
 * each page; whoever's count has grown is written anew, and all of them now and then, because a
 * maintenance begins and a day ends without an event.
 *
 * <p>A page is a directory of its own, named like the address: {@code kolding}, or {@code
 * kolding~SECRET}. A file is replaced in one step; readers see the old or the new one. A page that
 * may no longer be seen is deleted.
 */
public final class StatusFiles implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusFiles.class);

  private final Path directory;
  private final String site;
  private final StatusReader reader;
  private final RuntimeClock clock;
  private final Limits limits;
  private final boolean mail;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Long> written = new HashMap<>();
  private boolean failing;

  /**
   * How often it looks.
   *
   * @param every for changes
   * @param all all pages are written again after so long
   */
  public record Limits(Duration every, Duration all) {}

  private StatusFiles(
      Path directory,
      String site,
      StatusReader reader,
      RuntimeClock clock,
      Limits limits,
      boolean mail) {
    this.directory = directory;
    this.site = site;
    this.reader = reader;
    this.clock = clock;
    this.limits = limits;
    this.mail = mail;
  }

  /**
   * {@return the writer, at work}
   *
   * @param site where the pages can be found, {@code https://status.example}; for the feeds
   * @param mail whether the pages' visitors can get news by mail
   * @throws SQLException if the database does not answer
   * @throws UncheckedIOException if the directory cannot be made
   */
  public static StatusFiles keep(
      Path directory,
      String site,
      DataSource dataSource,
      RuntimeClock clock,
      Limits limits,
      boolean mail)
      throws SQLException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("The status directory cannot be made (" + directory + ").", e);
    }
    StatusFiles files =
        new StatusFiles(directory, site, new StatusReader(dataSource), clock, limits, mail);
    Thread.ofVirtual().name("status-files").start(files::run);
    return files;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void run() {
    long all = System.nanoTime();
    try {
      do {
        boolean again = System.nanoTime() - all >= 0;
        if (look(again) && again) {
          all = System.nanoTime() + limits.all().toNanos();
        }
      } while (!closed.await(limits.every().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what has changed. What fails is tried again at the next look. */
  private boolean look(boolean all) {
    try {
      for (Map.Entry<String, Long> tenant : reader.versions().entrySet()) {
        if (all || !tenant.getValue().equals(written.get(tenant.getKey()))) {
          write(new TenantId(tenant.getKey()));
          written.put(tenant.getKey(), tenant.getValue());
        }
      }
      failing = false;
      return true;
    } catch (SQLException | IOException | RuntimeException e) {
      if (!failing) {
        LOG.warn("Status pages cannot be written to {}; the last ones stay.", directory, e);
      }
      failing = true;
      return false;
    }
  }

  private void write(TenantId id) throws SQLException, IOException {
    Optional<Situation> situation = reader.situation(id, clock.now());
    if (situation.isEmpty()) {
      return;
    }
    PageAddress address = PageAddress.of(situation.get().tenant());
    boolean open = address.opens(situation.get().tenant().page());
    if (open) {
      Path page = Files.createDirectories(directory.resolve(address.text()));
      for (Map.Entry<String, byte[]> file : files(situation.get(), address).entrySet()) {
        replace(page.resolve(file.getKey()), file.getValue());
      }
    }
    for (Path other : pages(id)) {
      if (!open || !other.getFileName().toString().equals(address.text())) {
        delete(other);
      }
    }
  }

  private Map<String, byte[]> files(Situation situation, PageAddress address) {
    String page = site + address.path();
    StatusHtml.Links links =
        new StatusHtml.Links(
            "feed.atom",
            "summary.json",
            "index.",
            ".html",
            null,
            mail ? page + "/subscribe" : null,
            null);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Words.Language language : Words.Language.values()) {
      byte[] html =
          StatusHtml.page(Words.of(language), situation, links, null)
              .getBytes(StandardCharsets.UTF_8);
      files.put(name(language), html);
      if (language == Words.Language.EN) {
        files.put("index.html", html);
      }
    }
    files.put("summary.json", SummaryJson.of(situation, page));
    files.put("feed.atom", StatusFeed.of(Words.of(Words.Language.EN), situation, page));
    return files;
  }

  private static String name(Words.Language language) {
    return "index." + language.code() + ".html";
  }

  private static void replace(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The directories of a tenant's page, under this secret or an earlier one. */
  private List<Path> pages(TenantId id) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> isPageOf(path.getFileName().toString(), id)).toList();
    }
  }

  private static boolean isPageOf(String name, TenantId id) {
    return name.equals(id.text()) || name.startsWith(id.text() + "~");
  }

  /** Deletes what was written here, and the directory if there is nothing else in it. */
  private static void delete(Path page) throws IOException {
    try (Stream<Path> all = Files.list(page)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("\\.?(index\\.([a-z]{2}\\.)?html|summary\\.json|feed\\.atom)(\\.new)?")) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> left = Files.list(page)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(page);
  }
}
