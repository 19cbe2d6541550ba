package io.fixfirst.control.status;

import io.fixfirst.control.status.MailNews.Step;
import io.fixfirst.control.status.StatusTenant.Window;
import java.time.ZoneId;

/** A mail as it is written: plain text, in one language. */
record Letter(String subject, String text) {

  /**
   * {@return the letter}
   *
   * @param page address of the page
   * @param confirm address behind which the link's secret stands
   * @param end address that ends the subscription
   */
  static Letter of(
      Words words, StatusTenant tenant, MailNews news, String page, String confirm, String end) {
    if (news.confirm() != null) {
      return new Letter(
          words.say("mail.confirm.subject", tenant.name()),
          words.say("mail.confirm.body", tenant.name(), confirm + news.confirm()));
    }
    String footer = "\n\n-- \n" + words.say("mail.news.footer", page, end) + "\n";
    Window window = news.window();
    Step step = news.incident();
    ZoneId zone = tenant.zoneId();
    if (window != null) {
      String times =
          words.say(
              "maintenance.from.to",
              words.time(window.from(), zone),
              words.time(window.to(), zone));
      return new Letter(
          words.say(
              "mail.maintenance.subject",
              tenant.name(),
              StatusHtml.services(words, tenant, window)),
          times + "\n" + window.reason() + footer);
    }
    if (step == null) {
      throw new IllegalStateException("There is nothing to say (" + news + ").");
    }
    return new Letter(
        words.say(
            "mail.news.subject",
            tenant.name(),
            StatusHtml.title(words, tenant, step.service(), step.level())),
        words.time(step.post().at(), zone) + "\n" + StatusHtml.text(words, step.post()) + footer);
  }
}
