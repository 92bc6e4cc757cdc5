package dockerana.plugin.local.graphite;

/** A time in ASCII that goes on by equal steps; its last digits change often, the others hardly ever. Confined to one thread. */
final class Seconds {
    private final byte[] digits = new byte[NumberText.LONGEST];
    private int length;
    private long time;

    Seconds(long start) {
        time = start;
        length = NumberText.write(start, digits, 0);
    }

    void add(long step) {
        time += step;
        int carry = (int) Math.min(step, Integer.MAX_VALUE / 2);
        for (int at = length - 1; carry > 0 && at >= 0; at--) {
            int sum = digits[at] - '0' + carry;
            carry = NumberText.tenth(sum);
            digits[at] = (byte) ('0' + sum - carry * 10);
        }
        if (carry > 0 || step >= Integer.MAX_VALUE / 2) {
            length = NumberText.write(time, digits, 0);
        }
    }

    /** Tells where it ends. */
    int write(byte[] into, int begin) {
        System.arraycopy(digits, 0, into, begin, length);
        return begin + length;
    }
}
