package dockerana.plugin.containers;

/** Which way a source reads containers. */
public enum Via {
    /** The host's files where they can be read, else the Docker API. */
    AUTO,
    /** The host's files only. */
    FILES,
    /** The Docker API only. */
    API
}
