package io.fixfirst.control.view;

import java.time.Duration;

/**
 * What a look back at the wall may cost.
 *
 * @param keep how far back it goes, in the desk's time
 * @param foldedMax tickets folded from the journal for one answer at most
 */
public record PastLimits(Duration keep, int foldedMax) {}
