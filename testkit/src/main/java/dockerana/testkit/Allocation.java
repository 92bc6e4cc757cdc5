package dockerana.testkit;

import com.sun.management.ThreadMXBean;
import dockerana.api.Samples;
import dockerana.api.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Measures what a source allocates for a reading while what it measures stays the same: a source that is read for years makes no garbage. */
public final class Allocation {
    private static final int READINGS = 200;

    private Allocation() {}

    /**
     * Reads the source some hundred times on this thread.
     *
     * @return bytes for a reading of the second half, the mean of them
     */
    public static long bytesPerReading(Source source) throws IOException, InterruptedException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] sum = new double[1]; // so that no value need not be made
        Samples taken = (series, value) -> sum[0] += value;
        read(source, taken);
        long before = thread.getCurrentThreadAllocatedBytes();
        read(source, taken);
        return (thread.getCurrentThreadAllocatedBytes() - before) / READINGS;
    }

    private static void read(Source source, Samples samples) throws IOException, InterruptedException {
        for (int i = 0; i < READINGS; i++) {
            source.collect(samples);
        }
    }
}
