package dockerana.plugin.logs;

/**
 * A place in a log.
 *
 * @param file the file
 * @param position how many bytes of its text are before it
 */
record Place(NamedFile file, long position) {
    String identity() {
        return file.identity();
    }
}
