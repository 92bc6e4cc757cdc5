package dockerana.testkit;

/**
 * A record as a far end received it.
 *
 * @param id the {@link dockerana.api.LogRecord#id} it was sent with
 * @param text the text it was sent with
 */
public record ReceivedRecord(String id, String text) {}
