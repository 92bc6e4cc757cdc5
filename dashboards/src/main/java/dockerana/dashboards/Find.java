package dockerana.dashboards;

/** What Elasticsearch is asked, in the syntax of Lucene: records have the fields of the catalogue, named by the Elastic Common Schema. */
final class Find {
    private static final String ON_HOST = "host.name:$host";

    private Find() {}

    /** Of the chosen host. */
    static String onHost(String more) {
        return ON_HOST + " AND " + more;
    }

    /** Of the one container that is chosen. */
    static String ofContainer() {
        return onHost("container.name:\"$container\"");
    }
}
