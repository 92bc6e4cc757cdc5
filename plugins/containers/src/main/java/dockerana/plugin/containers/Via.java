package dockerana.plugin.containers;

/** Which way a source reads containers. */
public enum Via {
    /** The kernel's files where they can be read, else the Docker API. */
    AUTO,
    /** The kernel's files only. */
    FILES,
    /** The Docker API only. */
    API
}
