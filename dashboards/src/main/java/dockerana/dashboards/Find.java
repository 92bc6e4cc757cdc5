package dockerana.dashboards;

/**
 * What Elasticsearch is asked, in the syntax of Lucene: records have the fields of the catalogue, named by the Elastic Common Schema. Hosts and
 * containers have their own names there, which may hold what is made safe in paths; so each {@code _} of a path stands for any character.
 */
final class Find {
    private Find() {}

    /** Of the chosen host. */
    static String onHost(String more) {
        return "host.name:/${hostname:raw}/ AND " + more;
    }

    /** Of the containers that are chosen. */
    static String ofContainers() {
        return onHost("container.name:/(${containername:pipe})/");
    }
}
