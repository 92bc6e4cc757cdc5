package dockerana.dashboards;

/** Which dashboards there are: their names are in links and bookmarks, so they stay. */
enum Board {
    OVERVIEW("dockerana-overview", "Overview"),
    HOST("dockerana-host", "Host"),
    CONTAINERS("dockerana-containers", "Containers"),
    CONTAINER("dockerana-container", "Container"),
    NETWORK("dockerana-network", "Network"),
    LOGS("dockerana-logs", "Logs"),
    EVENTS("dockerana-events", "Events"),
    AGENT("dockerana-agent", "Agent health"),
    OF_2014("dockerana-2014", "Dockerana 2014");

    private final String uid;
    private final String title;

    Board(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    String uid() {
        return uid;
    }

    String title() {
        return title;
    }
}
