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

    /** Whether the answer may be large: of those, few are found and sent at a time. Called on threads that compute nothing. */
    default boolean mayBeLarge(Request request) {
        return false;
    }
}
