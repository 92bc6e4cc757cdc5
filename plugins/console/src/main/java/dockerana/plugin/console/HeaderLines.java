package dockerana.plugin.console;

import dockerana.api.Component.Role;
import dockerana.api.Health;
import dockerana.api.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The top of the table: host, time, and how every component is. */
final class HeaderLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String GAP = "   ";

    private HeaderLines() {}

    static List<String> of(String host, Instant now, ZoneId zone, Health health, Pen pen) {
        List<String> lines = new ArrayList<>();
        double seconds = Math.max(0, Duration.between(health.startedAt(), now).toSeconds());
        String uptime = "up " + new Reading(seconds, "seconds", false).text();
        String time = TIME.format(now.atZone(zone));
        int right = Cells.width(uptime) + GAP.length() + time.length();
        lines.add(pen.line()
                .add(Cells.cut(Printable.text(host), Math.max(8, pen.columns() - right - 1)), Ink.STRONG)
                .to(pen.columns() - right)
                .add(uptime, Ink.FAINT)
                .add(GAP + time)
                .toString());
        addParts(health.parts(), pen, lines);
        for (String problem : health.problems()) {
            lines.add(pen.line()
                    .add(pen.bullet() + ' ', Ink.WARNING)
                    .add(Printable.text(problem))
                    .toString());
        }
        return lines;
    }

    /** Those that are well share a line; the others say what is wrong. */
    private static void addParts(List<Health.Part> parts, Pen pen, List<String> lines) {
        Line line = pen.line();
        for (Health.Part part : parts) {
            if (part.status().level() != Status.Level.OK) {
                continue;
            }
            String text = Printable.text(part.id()) + flow(part);
            if (line.width() > 0 && Cells.width(text) + 2 > line.left()) {
                lines.add(line.toString());
                line = pen.line();
            }
            line.add(pen.bullet() + ' ', Ink.GOOD).add(text).add(GAP);
        }
        if (line.width() > 0) {
            lines.add(line.toString());
        }
        for (Health.Part part : parts) {
            if (part.status().level() != Status.Level.OK) {
                addTrouble(part, pen, lines);
            }
        }
    }

    private static void addTrouble(Health.Part part, Pen pen, List<String> lines) {
        Status status = part.status();
        Ink ink = status.level() == Status.Level.FAILED ? Ink.BAD : Ink.WARNING;
        String message = Printable.text(status.message());
        String remedy =
                status.remedy().map(advice -> GAP + Printable.text(advice)).orElse("");
        Line line = pen.line().add(pen.bullet() + ' ', ink).add(Printable.text(part.id()) + flow(part) + GAP);
        if (Cells.width(message + remedy) > line.left()) {
            lines.add(line.toString());
            line = pen.line().add("  ");
        }
        lines.add(line.add(message, ink).add(remedy, Ink.FAINT).toString());
    }

    private static String flow(Health.Part part) {
        StringBuilder flow = new StringBuilder();
        if (part.role() != Role.SERVICE) {
            flow.append(' ').append(new Reading(part.perSecond(), "", true).text());
        }
        if (part.lagSeconds() >= 1) {
            flow.append(", ").append(new Reading(part.queuedBytes(), "bytes", false).text());
            flow.append(" waiting ").append(new Reading(part.lagSeconds(), "seconds", false).text());
        }
        long dropped =
                part.dropped().values().stream().mapToLong(Long::longValue).sum();
        return dropped == 0
                ? flow.toString()
                : flow.append(", ").append(dropped).append(" dropped").toString();
    }
}
