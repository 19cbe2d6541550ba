package io.fixfirst.control.crash;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A wire to a server on this machine that may take its time with whatever is asked over it. */
final class SlowWire implements Closeable {

  private static final int CHUNK = 64 * 1024;

  private final int to;
  private final ServerSocket near;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile long delayNanos;

  SlowWire(int to) throws IOException {
    this.to = to;
    this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return near.getLocalPort();
  }

  /** From now on everything that is asked arrives so much later. */
  void delay(Duration each) {
    delayNanos = each.toNanos();
  }

  @Override
  public void close() throws IOException {
    near.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!near.isClosed()) {
      try {
        Socket asking = near.accept();
        Socket answering = new Socket(InetAddress.getLoopbackAddress(), to);
        asking.setTcpNoDelay(true);
        answering.setTcpNoDelay(true);
        sockets.add(asking);
        sockets.add(answering);
        Thread.ofVirtual().start(() -> pump(asking, answering, true));
        Thread.ofVirtual().start(() -> pump(answering, asking, false));
      } catch (IOException e) {
        if (!near.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void pump(Socket from, Socket into, boolean slowly) {
    try (from;
        into;
        InputStream in = from.getInputStream();
        OutputStream out = into.getOutputStream()) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (slowly && delayNanos > 0) {
          LockSupport.parkNanos(delayNanos);
        }
        out.write(chunk, 0, read);
        out.flush();
      }
    } catch (IOException _) {
      sockets.remove(into); // One of the two has closed it.
    } finally {
      sockets.remove(from);
    }
  }
}
