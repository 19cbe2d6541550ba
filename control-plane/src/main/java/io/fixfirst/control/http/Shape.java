package io.fixfirst.control.http;

import io.fixfirst.control.http.Problem.FieldError;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request's record demands of its values, read once from its components: not null unless
 * {@link Nullable}, and what {@link Doc} says.
 */
final class Shape {

  private static final int ERRORS_MAX = 50;
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return new Shape(type);
        }
      };

  private final List<Part> parts = new ArrayList<>();

  private record Part(
      String name,
      Method read,
      boolean required,
      int max,
      @Nullable Pattern pattern,
      boolean blank) {}

  private Shape(Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      Doc doc = component.getAnnotation(Doc.class);
      Method read = component.getAccessor();
      read.trySetAccessible();
      parts.add(
          new Part(
              component.getName(),
              read,
              !component.getType().isPrimitive()
                  && !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
              doc == null ? 2_000 : doc.max(),
              doc == null || doc.pattern().isEmpty() ? null : Pattern.compile(doc.pattern()),
              doc != null && doc.blank()));
    }
  }

  /** {@return what is wrong with a request, at most fifty things} */
  static List<FieldError> check(Object request) {
    List<FieldError> errors = new ArrayList<>();
    check(request, "", errors);
    return errors;
  }

  private static void check(Object request, String path, List<FieldError> errors) {
    for (Part part : SHAPES.get(request.getClass()).parts) {
      if (errors.size() >= ERRORS_MAX) {
        return;
      }
      String field = path + part.name;
      Object value = read(part, request);
      if (value == null) {
        if (part.required) {
          errors.add(new FieldError(field, "is required"));
        }
      } else {
        checkValue(part, value, field, errors);
      }
    }
  }

  private static void checkValue(Part part, Object value, String field, List<FieldError> errors) {
    switch (value) {
      case String text -> checkText(part, text, field, errors);
      case Collection<?> all -> {
        if (all.size() > part.max) {
          errors.add(new FieldError(field, "has more than " + part.max + " elements"));
          return;
        }
        int index = 0;
        for (Object one : all) {
          checkElement(part, one, field + "[" + index++ + "]", errors);
        }
      }
      case Map<?, ?> all ->
          all.forEach((key, one) -> checkElement(part, one, field + "." + key, errors));
      case Record nested -> check(nested, field + ".", errors);
      default -> {
        // Numbers, enums and times have been checked by their type.
      }
    }
  }

  private static void checkElement(
      Part part, @Nullable Object one, String field, List<FieldError> errors) {
    switch (one) {
      case null -> errors.add(new FieldError(field, "is null"));
      case String text when text.length() > 2_000 ->
          errors.add(new FieldError(field, "is longer than 2000 characters"));
      case String text -> checkPattern(part, text, field, errors);
      case Record nested when nested.getClass().getName().startsWith("io.fixfirst.control") ->
          check(nested, field + ".", errors);
      default -> {
        // As above.
      }
    }
  }

  private static void checkText(Part part, String text, String field, List<FieldError> errors) {
    if (text.length() > part.max) {
      errors.add(new FieldError(field, "is longer than " + part.max + " characters"));
    } else if (text.indexOf('\0') >= 0) {
      errors.add(new FieldError(field, "has a null character"));
    } else if (text.isBlank() && part.required && !part.blank) {
      errors.add(new FieldError(field, "is blank"));
    } else {
      checkPattern(part, text, field, errors);
    }
  }

  private static void checkPattern(Part part, String text, String field, List<FieldError> errors) {
    if (part.pattern != null && !part.pattern.matcher(text).matches()) {
      errors.add(new FieldError(field, "does not match " + part.pattern.pattern()));
    }
  }

  private static @Nullable Object read(Part part, Object request) {
    try {
      return part.read.invoke(request);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "A request's record cannot be read (" + request.getClass().getName() + ").", e);
    }
  }
}
