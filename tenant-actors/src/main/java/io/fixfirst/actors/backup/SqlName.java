package io.fixfirst.actors.backup;

/** Names of tables and columns, in statements. */
final class SqlName {

  private SqlName() {}

  /** {@return the name in quotes, so that it is nothing but a name} */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
