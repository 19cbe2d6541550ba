package io.fixfirst.benchmarks.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Many who follow the event stream, as open consoles do, and count the pages that they are told of.
 * They share the machine with the server, and what they cost is part of what is measured.
 */
final class Followers implements AutoCloseable {

  private static final String PAGED = "\"type\":\"engineer-paged\"";
  private static final long PATIENCE_SECONDS = 120;

  private final List<Follower> all = new ArrayList<>();
  private final Semaphore done = new Semaphore(0);
  private final AtomicLong last = new AtomicLong();
  private volatile int expected = Integer.MAX_VALUE;

  private Followers() {}

  /** {@return so many followers, who are told of everything from now on} */
  static Followers of(int count, int port, String token) throws IOException {
    Followers followers = new Followers();
    try {
      for (int i = 0; i < count; i++) {
        Follower follower = followers.new Follower(port, token);
        followers.all.add(follower);
        follower.awaitFirst();
        Thread _ = Thread.ofVirtual().start(follower);
      }
    } catch (IOException e) {
      followers.close();
      throw e;
    }
    return followers;
  }

  /** Begins to count: so many pages are to come. */
  void expect(int pages) {
    all.forEach(follower -> follower.pages.set(0));
    last.set(System.nanoTime());
    expected = pages;
  }

  /** {@return when the last of them was told of the last page, by {@link System#nanoTime}} */
  long awaitAll() throws IOException, InterruptedException {
    if (!done.tryAcquire(all.size(), PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("Only some followers were told of all pages.");
    }
    expected = Integer.MAX_VALUE;
    return last.get();
  }

  @Override
  public void close() throws IOException {
    for (Follower follower : all) {
      follower.socket.close();
    }
  }

  private final class Follower implements Runnable {
    private final Socket socket;
    private final BufferedReader lines;
    private final AtomicInteger pages = new AtomicInteger();

    Follower(int port, String token) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
      String request =
          "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + token
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    void awaitFirst() throws IOException {
      @Nullable String line = lines.readLine();
      if (line == null || !line.contains(" 200 ")) {
        throw new IOException("The stream is not given (" + line + ").");
      }
      while (line != null && !line.startsWith("id: ")) {
        line = lines.readLine();
      }
    }

    @Override
    public void run() {
      try {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.contains(PAGED) && pages.incrementAndGet() == expected) {
            last.accumulateAndGet(System.nanoTime(), Math::max);
            done.release();
          }
        }
      } catch (IOException _) {
        // Closed by us; if it was not, somebody waits for it in vain and says so.
      }
    }
  }
}
