package dockerana.plugin.local.history;

import java.time.Duration;

/**
 * How much is remembered.
 *
 * @param bytes of all files
 * @param freeBytes on the disk that are left to others
 * @param lines of each log
 * @param lineBytes of the lines of all logs
 * @param events for how long
 */
public record Limits(long bytes, long freeBytes, int lines, long lineBytes, Duration events) {}
