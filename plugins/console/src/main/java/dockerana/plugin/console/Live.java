package dockerana.plugin.console;

import dockerana.api.Agent;
import dockerana.api.Batch;
import dockerana.api.LogRecord;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine live: the latest batch of every source on one screen. Painted by the sink's thread when a batch arrives, and once a second by a
 * thread of its own, so that clock, health and the size of the window are never old; they share everything, under this object's lock.
 */
final class Live implements Form {
    private static final int REMEMBERED_RECORDS = 100;
    private static final long PAINT_EVERY_MILLIS = 1000;

    private final Agent agent;
    private final Window window;
    private final ZoneId zone;
    private final Standard out;
    private final Screen screen;
    private final Map<String, Batch> latest = new LinkedHashMap<>();
    private final Deque<LogRecord> records = new ArrayDeque<>();
    private Window.Size size = new Window.Size(80, 24);
    private @Nullable Thread painter;
    private boolean closed;

    Live(Agent agent, Window window, ZoneId zone, Standard out) {
        this.agent = agent;
        this.window = window;
        this.zone = zone;
        this.out = out;
        this.screen = new Screen(out);
    }

    @Override
    public synchronized void open() throws InterruptedException {
        size = window.size();
        if (painter == null) {
            painter = agent.threads().newThread(this::paintEverySecond);
            painter.start();
        }
    }

    @Override
    public synchronized void write(Batch batch) throws IOException {
        if (batch.size() == 0) {
            latest.remove(batch.source());
        } else {
            latest.put(batch.source(), batch);
        }
        paint();
    }

    @Override
    public synchronized void write(List<LogRecord> more) throws IOException {
        for (LogRecord record : more.subList(Math.max(0, more.size() - REMEMBERED_RECORDS), more.size())) {
            records.add(record);
        }
        while (records.size() > REMEMBERED_RECORDS) {
            records.remove();
        }
    }

    private void paintEverySecond() {
        try {
            while (true) {
                Thread.sleep(PAINT_EVERY_MILLIS);
                resized(window.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (IOException e) {
            // Nobody reads any more: the next write of the sink's thread says so, and opens again.
        } finally {
            gone();
        }
    }

    private synchronized void resized(Window.Size now) throws IOException {
        size = now;
        if (!latest.isEmpty()) {
            paint();
        }
    }

    private synchronized void gone() {
        painter = null;
    }

    private void paint() throws IOException {
        if (closed) {
            return;
        }
        Pen pen = Pen.of(out.charset(), window.colour(), size.columns() - 1); // a full line would wrap
        List<String> header = HeaderLines.of(agent.host(), agent.clock().instant(), zone, agent.health(), pen);
        List<Section> sections = Outline.of(latest.values());
        screen.show(Frame.of(header, sections, List.copyOf(records), zone, pen, size.rows() - 1), size.rows());
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (painter != null) {
            painter.interrupt();
        }
        screen.close();
    }
}
