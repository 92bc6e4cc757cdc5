package dockerana.distribution;

import java.util.Map;

/** A real Elasticsearch. */
final class Elasticsearch implements AutoCloseable {
    private final Service service;
    private final Endpoint endpoint;

    private Elasticsearch(int port) {
        this.endpoint = Endpoint.of("Elasticsearch", "http://127.0.0.1:" + port, Map.of());
        this.service = new Service(
                "elasticsearch",
                "elasticsearch-" + port,
                Map.of(
                        "VERSION",
                        "9.5.3",
                        "HEAP",
                        "384m",
                        "PORT",
                        Integer.toString(port),
                        "TRANSPORT",
                        Integer.toString(Service.freePort())));
    }

    static Elasticsearch start() throws InterruptedException {
        Elasticsearch elasticsearch = new Elasticsearch(Service.freePort());
        elasticsearch.service.start();
        return elasticsearch;
    }

    /** Where it is asked. */
    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        endpoint.close();
        service.close();
    }
}
