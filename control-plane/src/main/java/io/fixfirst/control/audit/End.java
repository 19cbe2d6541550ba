package io.fixfirst.control.audit;

/**
 * Where the log ends. Whoever notes it down elsewhere can show later that nothing before it was
 * changed, not even by somebody who may write the database.
 *
 * @param number of the last row; 0 for none
 * @param hash of the last row
 */
public record End(long number, byte[] hash) {}
