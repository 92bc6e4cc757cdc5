package dockerana.plugin.kernel;

/**
 * A file of pressure stall information: for how long work stood still for want of a resource. Confined to one thread.
 *
 * @see <a href="https://docs.kernel.org/accounting/psi.html">PSI</a>
 */
public final class Stalls implements AutoCloseable {
    private static final double MICROS = 1e6;

    private final KernelFile file;
    private double some = Double.NaN;
    private double full = Double.NaN;

    /** @param file such as {@code /proc/pressure/cpu}; closed with this */
    public Stalls(KernelFile file) {
        this.file = file;
    }

    /** Reads it anew; false if it cannot be read, or says nothing. */
    public boolean read() {
        some = Double.NaN;
        full = Double.NaN;
        Text text = file.read();
        if (text == null) {
            return false;
        }
        while (text.line() && text.word()) {
            if (text.is("some")) {
                some = total(text);
            } else if (text.is("full")) {
                full = total(text);
            }
        }
        return !Double.isNaN(some);
    }

    /** Seconds in which some work stood still; NaN if not told. */
    public double some() {
        return some;
    }

    /** Seconds in which all work stood still; NaN if not told. */
    public double full() {
        return full;
    }

    /** Of a line such as {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=24542991}. */
    private static double total(Text line) {
        while (line.word()) {
            if (line.startsWith("total=") && line.cutAt('=')) {
                return line.number() / MICROS;
            }
        }
        return Double.NaN;
    }

    @Override
    public void close() {
        file.close();
    }
}
