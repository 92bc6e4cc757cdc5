package dockerana.plugin.console;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import dockerana.api.Series;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One line for each sample and record, words apart by one space: {@code TIME PATH VALUE [UNIT]}; of a counter {@code TIME PATH RATE UNIT/s
 * delta=GROWTH total=TOTAL}; of a record {@code TIME log|event WHOSE TEXT}. What is not known is a {@code -}.
 */
final class Lines implements Form {
    private static final MathContext NINE_DIGITS = new MathContext(9);
    private static final double EXACT = 1L << 53;

    private final Standard out;
    private final Series.Cache<String> paths;

    Lines(Agent agent, Standard out) {
        this.out = out;
        this.paths = new Series.Cache<>(String[]::new, agent::path);
    }

    @Override
    public void write(Batch batch) throws IOException {
        String[] path = paths.of(batch);
        StringBuilder text = new StringBuilder(batch.size() * 80);
        String time = batch.slot().toString();
        for (int i = 0; i < batch.size(); i++) {
            text.append(time).append(' ').append(path[i]).append(' ').append(number(batch.rate(i)));
            String unit = batch.series(i).metric().unit();
            if (batch.series(i).isCounter()) {
                text.append(' ').append(Printable.word(unit + "/s"));
                text.append(" delta=").append(number(batch.delta(i)));
                text.append(" total=").append(number(batch.value(i)));
            } else if (!unit.isEmpty()) {
                text.append(' ').append(Printable.word(unit));
            }
            text.append('\n');
        }
        out.print(text, StandardCharsets.UTF_8);
    }

    @Override
    public void write(List<LogRecord> records) throws IOException {
        StringBuilder text = new StringBuilder(records.size() * 120);
        for (LogRecord record : records) {
            text.append(Instant.EPOCH.plusNanos(record.timeNanos())).append(' ');
            text.append(record.origin().kind().name().toLowerCase(Locale.ROOT)).append(' ');
            text.append(Printable.word(Whose.of(record))).append(' ');
            text.append(Printable.text(record.text())).append('\n');
        }
        out.print(text, StandardCharsets.UTF_8);
    }

    /** Without an exponent; whole numbers in full, others to nine digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value).round(NINE_DIGITS).stripTrailingZeros().toPlainString();
    }
}
