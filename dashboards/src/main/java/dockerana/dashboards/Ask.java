package dockerana.dashboards;

/**
 * What the panels ask Graphite: functions around paths, the one that names series outermost, because most others rename them. Paths are those of the catalogue below the usual prefix, {@code dockerana.HOST}: in them the container is node
 * 3, and a device, mount or interface of the host too.
 */
final class Ask {
    static final String HOST = "dockerana.$host.";
    static final String CONTAINERS = HOST + "containers.*.";
    static final String CONTAINER = HOST + "containers.$container.";
    private static final int NAME = 3;

    private Ask() {}

    /** A metric of the machine, of Docker, or of the agent. */
    static String host(String path) {
        return HOST + path;
    }

    /** A metric of the one container that is chosen. */
    static String one(String path) {
        return CONTAINER + path;
    }

    /** Of all containers. */
    static String all(String path) {
        return alive(CONTAINERS + path);
    }

    /** Of those that are chosen. */
    static String chosen(String path) {
        return alive(CONTAINER + path);
    }

    /** The ten with the highest average. */
    static String top(String series) {
        return "highestAverage(" + series + ",10)";
    }

    /** Added up for each container, over what it has several of, such as interfaces; named after it. */
    static String summed(String series) {
        return summed(series, NAME);
    }

    /** Added up for each name that a node of the paths has, and named so. */
    static String summed(String series, int node) {
        return "groupByNode(" + series + "," + node + ",'sum')";
    }

    /** Named after its container, device, mount or interface. */
    static String named(String series) {
        return named(series, NAME);
    }

    /** Without what only was there once: Graphite finds every path that ever was. */
    static String alive(String series) {
        return "removeEmptySeries(" + series + ")";
    }

    /** Named after some nodes of its path. */
    static String named(String series, int... nodes) {
        StringBuilder named = new StringBuilder("aliasByNode(").append(series);
        for (int node : nodes) {
            named.append(',').append(node);
        }
        return named.append(')').toString();
    }

    static String called(String name, String series) {
        return "alias(" + series + ",'" + name + "')";
    }

    /** Where a mean would hide the worst. */
    static String worst(String series) {
        return "consolidateBy(" + series + ",'max')";
    }

    /** Also where the newest three points are missing: what is older is not present. */
    static String present(String series) {
        return "keepLastValue(" + series + ",3)";
    }

    /** Where a mean would be something that never was. */
    static String latest(String series) {
        return "consolidateBy(" + series + ",'last')";
    }

    /** How many there were in each bar of a chart, of something that is written as a rate. */
    static String count(String series) {
        return "hitcount(" + series + ",'$interval')";
    }

    static String sum(String series) {
        return "sumSeries(" + series + ")";
    }

    /** Drawn below the axis. */
    static String below(String series) {
        return "scale(" + series + ",-1)";
    }

    /** In percent of all processors instead of one. */
    static String ofMachine(String series) {
        return "divideSeries(" + series + "," + HOST + "cpu.cores)";
    }
}
