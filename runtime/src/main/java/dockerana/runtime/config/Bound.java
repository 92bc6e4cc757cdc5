package dockerana.runtime.config;

/**
 * The value of an option.
 *
 * @param value what its record gets
 * @param shown how people see it
 */
record Bound(Object value, String shown) {}
