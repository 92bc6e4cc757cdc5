package dockerana.plugin.docker;

/**
 * What a container may use at most, as Docker was told; 0 means as much as there is.
 *
 * @param cores processors, from {@code --cpus} or quota and period
 * @param memoryBytes memory
 * @param pids processes and threads
 */
public record Limits(double cores, long memoryBytes, long pids) {
    static final Limits NONE = new Limits(0, 0, 0);
}
