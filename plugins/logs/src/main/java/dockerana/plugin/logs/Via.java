package dockerana.plugin.logs;

/** Which way logs are read. */
enum Via {
    /** Docker's files where they can be read, else the Docker API. */
    AUTO,
    /** Docker's files only. */
    FILES,
    /** The Docker API only. */
    API
}
