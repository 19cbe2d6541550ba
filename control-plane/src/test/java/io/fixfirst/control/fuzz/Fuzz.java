package io.fixfirst.control.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fixfirst.control.http.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Mutates examples of what is right: bytes turned over, cut out, doubled, swapped between examples,
 * and replaced by what parsers have stumbled over before. The same seed makes the same inputs.
 *
 * <p>{@code fuzz.inputs} says how many are tried of each kind, {@code fuzz.seed} which.
 */
public final class Fuzz {

  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 2_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20260309L);
  private static final int MUTATIONS_MAX = 6;
  private static final int LENGTH_MAX = 200_000;

  private static final List<byte[]> STUMBLED_OVER =
      List.of(
          bytes("null"),
          bytes("{}"),
          bytes("[]"),
          bytes("\"\""),
          bytes("0"),
          bytes("-1"),
          bytes("1e999"),
          bytes("-0.0"),
          bytes("NaN"),
          bytes("9223372036854775808"),
          bytes("1" + "0".repeat(2_000)),
          bytes("\\u0000"),
          bytes("\\ud800"),
          bytes("\u202e"),
          bytes("%00"),
          bytes("%"),
          bytes("../../"),
          bytes("'; DROP TABLE incident; --"),
          bytes("<script>"),
          bytes("${x}"),
          bytes("9999-99-99T99:99:99Z"),
          bytes("+1000000000-12-31T23:59:59Z"),
          bytes("P999999999999D"),
          bytes("&a [*a, *a]"),
          bytes("!!java.net.URL [x]"),
          bytes("\n- ? :"),
          bytes("[".repeat(5_000)),
          bytes("{\"a\":".repeat(3_000)),
          bytes("x".repeat(10_000)),
          new byte[] {0},
          new byte[] {0, 0, '{', 0},
          new byte[] {(byte) 0xff, (byte) 0xfe},
          new byte[] {(byte) 0xc0, (byte) 0x80});

  private final Random random = new Random(SEED);
  private final List<byte[]> examples;

  private Fuzz(List<byte[]> examples) {
    this.examples = examples;
  }

  /** Looks at one input. */
  @FunctionalInterface
  public interface Taking {
    void take(byte[] input) throws Exception;
  }

  /** {@return one that mutates these} */
  public static Fuzz of(String... examples) {
    return new Fuzz(Arrays.stream(examples).map(Fuzz::bytes).toList());
  }

  /** {@return how many inputs are tried of each kind} */
  public static int inputs() {
    return INPUTS;
  }

  /**
   * Shows all inputs to a parser, which takes each, or refuses it with a problem that tells the
   * sender why.
   */
  public void all(Taking parser) {
    for (int number = 0; number < INPUTS; number++) {
      byte[] input = next();
      try {
        parser.take(input);
      } catch (ProblemException refused) {
        if (refused.problem().status() >= 500) {
          throw stumbled(input, refused);
        }
      } catch (Exception | StackOverflowError | OutOfMemoryError e) {
        throw stumbled(input, e);
      }
    }
  }

  /** {@return an input} */
  public byte[] next() {
    byte[] input = examples.get(random.nextInt(examples.size()));
    for (int turns = random.nextInt(MUTATIONS_MAX + 1); turns > 0; turns--) {
      input = mutated(input);
    }
    return input;
  }

  /** {@return an input of single characters without control, as a line of text may have} */
  public String nextLine() {
    return new String(next(), ISO_8859_1).replaceAll("[\\x00-\\x1f\\x7f-\\xff]", "");
  }

  /** {@return a number from 0} */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  private byte[] mutated(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int length = Math.min(input.length - at, 1 + random.nextInt(8));
    return switch (random.nextInt(7)) {
      case 0 -> turnedOver(input, at);
      case 1 -> replaced(input, at, length, new byte[0]);
      case 2 -> replaced(input, at, 0, Arrays.copyOfRange(input, at, at + length));
      case 3 -> replaced(input, at, 0, STUMBLED_OVER.get(random.nextInt(STUMBLED_OVER.size())));
      case 4 -> value(input, at);
      case 5 -> Arrays.copyOf(input, at);
      default -> {
        byte[] other = examples.get(random.nextInt(examples.size()));
        int from = random.nextInt(other.length + 1);
        yield replaced(input, at, length, Arrays.copyOfRange(other, from, other.length));
      }
    };
  }

  private byte[] turnedOver(byte[] input, int at) {
    byte[] turned = input.clone();
    if (at < turned.length) {
      turned[at] ^= (byte) (1 << random.nextInt(8));
    }
    return turned;
  }

  /** What lies between the next two marks becomes something that others have stumbled over. */
  private byte[] value(byte[] input, int at) {
    int from = at;
    while (from < input.length && ":,[={&/ ".indexOf(input[from]) < 0) {
      from++;
    }
    int to = Math.min(from + 1, input.length);
    while (to < input.length && ",]}&\n".indexOf(input[to]) < 0) {
      to++;
    }
    from = Math.min(from + 1, to);
    return replaced(
        input, from, to - from, STUMBLED_OVER.get(random.nextInt(STUMBLED_OVER.size())));
  }

  private static byte[] replaced(byte[] input, int at, int length, byte[] by) {
    byte[] made = new byte[Math.min(LENGTH_MAX, input.length - length + by.length)];
    for (int index = 0; index < made.length; index++) {
      made[index] =
          index < at
              ? input[index]
              : index < at + by.length ? by[index - at] : input[index - by.length + length];
    }
    return made;
  }

  private static AssertionError stumbled(byte[] input, Throwable cause) {
    String shown = new String(input, ISO_8859_1);
    return new AssertionError(
        "Seed %d, %d bytes: %s"
            .formatted(SEED, input.length, shown.substring(0, Math.min(2_000, shown.length()))),
        cause);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
