package dockerana.runtime.config;

/**
 * Where something stands.
 *
 * @param file the file as it was named to us, or what stands for one, such as {@code defaults.conf of plugin carbon}
 * @param line from 1; 0 is the file as a whole
 */
public record Position(String file, int line) {
    @Override
    public String toString() {
        return line > 0 ? file + ':' + line : file;
    }
}
