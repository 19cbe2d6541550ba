package io.fixfirst.simulation.report;

/**
 * Results as one HTML file that needs nothing else. Behind each chart is a table, for those who do
 * not see it.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /** {@return the page} */
  public static String of(Results results, Inputs inputs) {
    return SelfContainedPage.of(
        HtmlReport.class, "report", ReportPage.of(results, inputs), ReportCharts.json(results));
  }
}
