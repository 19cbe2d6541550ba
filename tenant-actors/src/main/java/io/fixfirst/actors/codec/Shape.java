package io.fixfirst.actors.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The shape of a type: a number that changes when a record of ours below it, a component, an enum
 * constant or a case is added, removed or renamed. A snapshot of another shape is not read: the
 * state is folded from its events instead.
 */
final class Shape {

  private Shape() {}

  /** {@return the number, as eight hexadecimal digits} */
  static String of(Class<?> type) {
    Set<String> lines = new TreeSet<>();
    collect(type, lines, new LinkedHashSet<>());
    CRC32 crc = new CRC32();
    crc.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }

  private static void collect(Class<?> type, Set<String> lines, Set<Class<?>> seen) {
    if (!type.getName().startsWith("io.fixfirst.") || !seen.add(type)) {
      return;
    }
    String name = type.getName();
    if (type.isEnum()) {
      lines.add(name + Arrays.toString(type.getEnumConstants()));
    }
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        lines.add(name + ":" + permitted.getName());
        collect(permitted, lines, seen);
      }
    }
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        lines.add(
            name + "." + component.getName() + " " + component.getGenericType().getTypeName());
        mentioned(component.getGenericType(), lines, seen);
      }
    }
  }

  private static void mentioned(Type type, Set<String> lines, Set<Class<?>> seen) {
    switch (type) {
      case Class<?> plain -> collect(plain, lines, seen);
      case ParameterizedType generic -> {
        mentioned(generic.getRawType(), lines, seen);
        for (Type argument : generic.getActualTypeArguments()) {
          mentioned(argument, lines, seen);
        }
      }
      default -> {} // A variable: what it stands for is mentioned where it is bound.
    }
  }
}
