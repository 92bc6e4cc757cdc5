package dockerana.plugin.elasticsearch;

/**
 * What answers, and how old it is.
 *
 * @param version major and minor; a thousand each if it does not say, which is taken for the newest
 */
record Product(Kind kind, Version version) {
    private static final Version UNKNOWN = new Version(1_000, 1_000);

    /** Two that went separate ways. */
    enum Kind {
        /** From Elastic. */
        ELASTICSEARCH("Elasticsearch"),
        /** From the OpenSearch project. */
        OPENSEARCH("OpenSearch");

        private final String called;

        Kind(String called) {
            this.called = called;
        }
    }

    /** Major and minor. */
    record Version(int major, int minor) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
        }
    }

    /** @param number such as 8.19.21; empty if it is not known */
    static Product of(Kind kind, String number) {
        String[] parts = number.split("[.-]", -1);
        try {
            return new Product(kind, new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return new Product(kind, UNKNOWN);
        }
    }

    private boolean isElasticsearch(int major, int minor) {
        return kind == Kind.ELASTICSEARCH && version.compareTo(new Version(major, minor)) >= 0;
    }

    private boolean isOpenSearch(int major, int minor) {
        return kind == Kind.OPENSEARCH && version.compareTo(new Version(major, minor)) >= 0;
    }

    /** Whether documents have types. */
    boolean typed() {
        return kind == Kind.ELASTICSEARCH && !isElasticsearch(7, 0);
    }

    /** Whether templates are made of parts, and data streams exist. */
    boolean composable() {
        return isElasticsearch(7, 9) || isOpenSearch(1, 0);
    }

    /** Whether a data stream forgets by itself. */
    boolean dataStreamsForget() {
        return isElasticsearch(8, 14);
    }

    /** The type of a time with nanoseconds. */
    String timeType() {
        return typed() ? "date" : "date_nanos";
    }

    /** The mapping of a field with keys that anybody may choose: one field, however many keys there are. */
    String labels() {
        if (isElasticsearch(7, 3)) {
            return "{\"type\":\"flattened\",\"ignore_above\":8191}";
        }
        return isOpenSearch(2, 7) ? "{\"type\":\"flat_object\"}" : "{\"type\":\"object\",\"enabled\":false}";
    }

    @Override
    public String toString() {
        return version.equals(UNKNOWN) ? kind.called : "%s %d.%d".formatted(kind.called, version.major, version.minor);
    }
}
