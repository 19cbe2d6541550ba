package io.fixfirst.control.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a list of records. */
public record ListOf(Class<?> element) implements ParameterizedType {

  @Override
  public Type[] getActualTypeArguments() {
    return new Type[] {element};
  }

  @Override
  public Type getRawType() {
    return List.class;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return null;
  }
}
