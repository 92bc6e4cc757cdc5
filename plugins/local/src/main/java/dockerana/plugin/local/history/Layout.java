package dockerana.plugin.local.history;

import java.util.Arrays;

/** Which series the values of a row belong to. Immutable. */
final class Layout {
    private final int[] ids;
    private final int[] sorted;
    private final int[] places;

    /** @param ids the numbers of the series, in the order of the values; taken over */
    Layout(int[] ids) {
        this.ids = ids;
        long[] both = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            both[i] = (long) ids[i] << 32 | i;
        }
        Arrays.sort(both);
        this.sorted = new int[ids.length];
        this.places = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            sorted[i] = (int) (both[i] >>> 32);
            places[i] = (int) both[i];
        }
    }

    int size() {
        return ids.length;
    }

    int id(int index) {
        return ids[index];
    }

    /** Where in a row the value of a series is, or -1. */
    int indexOf(int id) {
        int found = Arrays.binarySearch(sorted, id);
        return found < 0 ? -1 : places[found];
    }

    /** The numbers of the series in ascending order; not to be changed. */
    int[] sorted() {
        return sorted;
    }

    boolean isOf(int[] others) {
        return Arrays.equals(ids, others);
    }
}
