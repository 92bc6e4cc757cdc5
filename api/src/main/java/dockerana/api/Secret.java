package dockerana.api;

/**
 * A string that prints as {@code ***}: a password, a token. In configuration it is given as {@code key = …}, or as {@code key-file = …} with
 * the path of a file that holds it.
 *
 * @param reveal the string itself; only for sending it where it belongs
 */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
