package dockerana.plugin.local.http;

/** Finds the answer to a request. Called on several threads of {@link Workers}. */
@FunctionalInterface
public interface Handler {
    /**
     * Finds it.
     *
     * @throws Failure if there is no other answer than that
     */
    Response answer(Request request) throws Exception;
}
