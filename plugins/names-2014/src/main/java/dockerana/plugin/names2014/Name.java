package dockerana.plugin.names2014;

/**
 * What something was called in 2014.
 *
 * @param pattern as the first Dockerana sent it to StatsD; the node {@code {host}} is its label, others may follow
 * @param description one sentence without a full stop, for the catalogue
 */
record Name(String pattern, String description) {}
