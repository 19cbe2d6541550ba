package io.fixfirst.actors.codec;

import java.util.ArrayList;
import java.util.List;

/** What a sealed hierarchy consists of. */
final class SealedTypes {

  private SealedTypes() {}

  /** {@return the concrete classes below a type, in the order of their declaration} */
  static List<Class<?>> concrete(Class<?> type) {
    List<Class<?>> found = new ArrayList<>();
    collect(type, found);
    return found;
  }

  private static void collect(Class<?> type, List<Class<?>> found) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, found);
      }
    } else if (!found.contains(type)) {
      found.add(type);
    }
  }
}
