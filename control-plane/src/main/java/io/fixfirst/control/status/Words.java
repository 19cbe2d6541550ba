package io.fixfirst.control.status;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** The words of a page in one language, and its way to write times and numbers. */
final class Words {

  /** The languages that there are, the one for all others first. */
  enum Language {
    EN("en-GB"),
    DA("da-DK"),
    SV("sv-SE"),
    NL("nl-NL");

    @SuppressWarnings("ImmutableEnumChecker") // A locale does not change.
    private final Locale locale;

    Language(String tag) {
      this.locale = Locale.forLanguageTag(tag);
    }

    /** {@return its code, {@code en}} */
    String code() {
      return locale.getLanguage();
    }

    /**
     * {@return the one that suits a browser best}
     *
     * @param accepted as in {@code Accept-Language}
     */
    static Language of(String accepted) {
      try {
        for (Locale.LanguageRange range : Locale.LanguageRange.parse(accepted)) {
          String code = Locale.forLanguageTag(range.getRange()).getLanguage();
          for (Language language : values()) {
            if (range.getWeight() > 0 && language.code().equals(code)) {
              return language;
            }
          }
        }
      } catch (IllegalArgumentException _) {
        // What is no list of languages asks for none of ours.
      }
      return EN;
    }
  }

  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Words(language));
    }
  }

  private final Language language;
  private final ResourceBundle bundle;

  private Words(Language language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "io.fixfirst.control.status.words",
            Locale.of(language == Language.EN ? "" : language.code()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** {@return the words of a language} */
  static Words of(Language language) {
    Words words = ALL.get(language);
    if (words == null) {
      throw new IllegalStateException("A language has no words (" + language + ").");
    }
    return words;
  }

  Language language() {
    return language;
  }

  /** {@return a sentence, with values filled in} */
  String say(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale()).format(values);
  }

  /** {@return the word for a value, under {@code group.VALUE}} */
  String word(String group, Enum<?> value) {
    return bundle.getString(group + "." + value.name());
  }

  /** {@return date and time of day as people of the language write them} */
  String time(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale())
        .format(at.atZone(zone));
  }

  /** {@return the time of day, with its date only where that is not today's} */
  String time(Instant at, Instant now, ZoneId zone) {
    boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return today
        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(locale())
            .format(at.atZone(zone))
        : time(at, zone);
  }

  /** {@return a day} */
  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale()).format(day);
  }

  /** {@return a length of time, in minutes or, from two hours on, in hours} */
  String length(Duration length) {
    long minutes = length.toMinutes();
    return minutes < 120
        ? say("minutes", minutes)
        : say("hours", Math.round(length.toMinutes() / 60.0));
  }

  /** {@return a share as a percentage, rounded down: what is not whole is not called 100 %} */
  String percent(double share, int decimals) {
    NumberFormat format = NumberFormat.getPercentInstance(locale());
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(java.math.RoundingMode.DOWN);
    return format.format(share);
  }

  /** {@return all words without values to fill in, by their key as one name: {@code asOf}} */
  Map<String, String> byName() {
    Map<String, String> all = new HashMap<>();
    for (String key : bundle.keySet()) {
      StringBuilder name = new StringBuilder();
      for (String part : key.split("\\.", -1)) {
        name.append(
            name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
      }
      all.put(name.toString(), bundle.getString(key));
    }
    return all;
  }

  /** {@return the keys of all words} */
  Set<String> keys() {
    return bundle.keySet();
  }

  private Locale locale() {
    return language.locale;
  }
}
