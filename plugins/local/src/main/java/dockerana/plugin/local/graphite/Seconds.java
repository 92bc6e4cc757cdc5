package dockerana.plugin.local.graphite;

/**
 * A time in ASCII that goes on by equal steps, as it ends a point: its last digits change often, the others hardly ever. Confined to one thread.
 */
final class Seconds {
    private static final int BEFORE = 2;
    private static final int GREATEST_STEP = Integer.MAX_VALUE / 2;

    private final byte[] text = new byte[NumberText.LONGEST];
    private final long step;
    private final int stepWithoutZeros;
    private final int zeros;
    private long time;
    private int end;

    Seconds(long start, long step) {
        this.time = start;
        this.step = step;
        int digits = start < 0 || step > GREATEST_STEP ? 0 : (int) step;
        int count = digits == 0 ? text.length : 0; // written anew each time
        while (digits > 0 && digits % 10 == 0) {
            digits /= 10;
            count++;
        }
        this.stepWithoutZeros = digits;
        this.zeros = count;
        text[0] = ',';
        text[1] = ' ';
        anew();
    }

    private void anew() {
        end = NumberText.write(time, text, BEFORE);
        text[end] = ']';
    }

    void next() {
        time += step;
        int carry = stepWithoutZeros;
        for (int at = end - 1 - zeros; at >= BEFORE; at--) {
            int sum = text[at] - '0' + carry;
            if (sum < 10) {
                text[at] = (byte) ('0' + sum);
                return;
            }
            carry = NumberText.tenth(sum);
            text[at] = (byte) ('0' + sum - carry * 10);
        }
        anew(); // it has got longer
    }

    /** Writes a comma, the time and a bracket; tells where they end. */
    int write(byte[] into, int begin) {
        System.arraycopy(text, 0, into, begin, end + 1);
        return begin + end + 1;
    }
}
