package dockerana.plugin.local.web.access;

import dockerana.plugin.local.http.Failure;
import dockerana.plugin.local.http.Request;
import dockerana.plugin.local.http.Response;

/** Answers the requests for one address, or for all below it. Called on several threads. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Finds the answer.
     *
     * @param access what the sender may see
     * @throws Failure if that is the answer
     */
    Response answer(Request request, Access access) throws Exception;

    /** The same, for those who may see all. */
    static Endpoint secret(Endpoint endpoint) {
        return (request, access) -> {
            if (access != Access.ALL) {
                throw new Failure(401, Gate.TOKEN_NEEDED);
            }
            return endpoint.answer(request, access);
        };
    }
}
