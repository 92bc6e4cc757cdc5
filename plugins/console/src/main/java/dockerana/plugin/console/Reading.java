package dockerana.plugin.console;

import dockerana.api.Batch;
import java.util.List;
import java.util.Locale;

/**
 * One number as people read it.
 *
 * @param value a gauge's reading or a counter's growth per second; NaN if that is not known yet
 * @param unit of the metric
 * @param rate whether it is per second
 */
record Reading(double value, String unit, boolean rate) {
    private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final List<String> DECIMAL = List.of("", "k", "M", "G", "T", "P", "E");

    static Reading of(Batch batch, int index) {
        return new Reading(
                batch.rate(index),
                batch.series(index).metric().unit(),
                batch.series(index).isCounter());
    }

    /** Percent by itself, or seconds per second: a share of time. */
    boolean isPercent() {
        return unit.equals("percent") || (rate && unit.equals("seconds"));
    }

    boolean isKnown() {
        return Double.isFinite(value);
    }

    boolean isZero() {
        return value == 0 || !isKnown();
    }

    /** 0 to 100, if it is a percentage. */
    double percent() {
        return rate ? value * 100 : value;
    }

    /** With its unit. */
    String text() {
        return isPercent() && isKnown() ? number() + '%' : number();
    }

    /** With its unit, unless that is percent. */
    String number() {
        if (!isKnown()) {
            return "-";
        }
        if (isPercent()) {
            return decimals(percent(), 1);
        }
        return switch (unit) {
            case "bytes" -> scaled(value, 1024, BINARY, 0, " ") + perSecond();
            case "seconds" -> duration();
            case "", "cores" -> scaled(value, 1000, DECIMAL, rate ? 1 : 2, "") + perSecond();
            default -> scaled(value, 1000, DECIMAL, rate ? 1 : 2, "") + ' ' + Printable.word(unit) + perSecond();
        };
    }

    /** How wide a column of such numbers is, so that it keeps its place when they change. */
    int usualWidth() {
        if (isPercent()) {
            return 5;
        }
        int width = unit.equals("bytes") ? 8 : 4;
        return rate ? width + 2 : width;
    }

    private String perSecond() {
        return rate ? "/s" : "";
    }

    private static String scaled(double value, int step, List<String> units, int decimals, String gap) {
        double scaled = value;
        int power = 0;
        while (Math.abs(scaled) >= (step == 1000 && power == 0 ? 9_999.5 : 999.5) && power < units.size() - 1) {
            scaled /= step;
            power++;
        }
        return decimals(scaled, power == 0 ? decimals : 1) + gap + units.get(power);
    }

    private String duration() {
        double size = Math.abs(value);
        if (size == 0) {
            return "0 s";
        } else if (size < 1) {
            return decimals(value * 1e3, 1) + " ms";
        }
        long minutes = (long) (value / 60);
        if (size < 60) {
            return decimals(value, 1) + " s";
        } else if (size < 3600) {
            return minutes + " min";
        } else if (size < 86_400) {
            return "%d h %02d min".formatted(minutes / 60, minutes % 60);
        }
        return "%d d %d h".formatted(minutes / 1440, minutes / 60 % 24);
    }

    /** Fewer the larger it is, and none for zero. */
    private static String decimals(double value, int most) {
        double size = Math.abs(value);
        int decimals = size >= 99.95 || value == 0 ? 0 : size >= 9.995 ? Math.min(most, 1) : most;
        boolean whole = most == 2 && value == Math.rint(value);
        return String.format(Locale.ROOT, "%." + (whole ? 0 : decimals) + "f", value);
    }
}
