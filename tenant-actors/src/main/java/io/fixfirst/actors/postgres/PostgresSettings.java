package io.fixfirst.actors.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The settings of our own server, for a small machine. Written anew at every start; what somebody
 * sets with {@code ALTER SYSTEM} stands above them.
 */
final class PostgresSettings {

  private static final String TEXT =
      """
      # Written by Fixfirst at every start. To change something: ALTER SYSTEM SET ...
      listen_addresses = '127.0.0.1'
      port = %d
      unix_socket_directories = ''
      max_connections = 100

      # What is committed is on the disk.
      fsync = on
      synchronous_commit = on
      full_page_writes = on

      shared_buffers = 128MB
      effective_cache_size = 512MB
      work_mem = 8MB
      maintenance_work_mem = 64MB
      wal_compression = on
      wal_buffers = 16MB
      min_wal_size = 128MB
      max_wal_size = 1GB
      checkpoint_timeout = 15min
      random_page_cost = 1.1
      io_method = sync
      max_worker_processes = 2
      max_parallel_workers_per_gather = 0
      jit = off

      log_min_messages = warning
      log_line_prefix = '%%m [%%p] '
      timezone = 'UTC'
      log_timezone = 'UTC'
      datestyle = 'iso, ymd'
      """;

  private PostgresSettings() {}

  static void write(Path data, int port) throws IOException {
    Files.writeString(data.resolve("postgresql.conf"), TEXT.formatted(port));
  }
}
