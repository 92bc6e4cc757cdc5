package dockerana.plugin.local.history;

/** How much is kept of one log. Confined to one thread. */
final class Tail {
    final int number;
    long count;
    long bytes;
    long lastNanos;

    Tail(int number) {
        this.number = number;
    }

    byte[] pack() {
        PackedOutput out = new PackedOutput();
        out.number(number);
        out.number(count);
        out.number(bytes);
        out.number(lastNanos);
        return out.toBytes();
    }

    static Tail unpack(byte[] bytes) {
        PackedInput in = new PackedInput(bytes);
        Tail tail = new Tail(in.count());
        tail.count = in.number();
        tail.bytes = in.number();
        tail.lastNanos = in.number();
        return tail;
    }
}
