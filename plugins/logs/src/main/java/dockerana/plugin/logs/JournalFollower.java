package dockerana.plugin.logs;

import dockerana.api.LogRecord;
import dockerana.api.LogRecord.Origin;
import dockerana.api.Records;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The journal of systemd. It can be read again from any place, so what nobody takes waits there; meanwhile it is not counted either. Confined to
 * one thread; another waits for what comes.
 */
final class JournalFollower implements Follower<HostLog> {
    private final Setup setup;
    private final Journal journal;
    private final Runnable news;
    private final Key key = Key.ofHost(HostLog.JOURNAL.name());
    private final ExecutorService threads;
    private final JournalEntries entries = new JournalEntries();
    private final Unread unread = new Unread();
    private final Tally tally;
    private final Counting counting;
    private final Matching matching;
    private final Marks marks;
    private final RateLimit limit;
    private final Text text;
    private final Optional<Instant> since;
    private Origin origin;
    private List<LogRecord> made = new ArrayList<>();
    private @Nullable Feed feed;
    private volatile @Nullable InputStream reading;
    private volatile boolean closed;
    private boolean wanted;
    private String from;

    /** @param news is told when something waits to be read */
    JournalFollower(Setup setup, Journal journal, Runnable news, Records records) {
        this.setup = setup;
        this.journal = journal;
        this.news = news;
        threads = Executors.newThreadPerTaskExecutor(setup.agent().threads());
        Instant now = setup.agent().clock().instant();
        tally = setup.tallies().begin(HostLog.JOURNAL.node(), 1, Map.of(), now);
        counting = new Counting(setup.longestLine(), () -> tally, () -> setup.dropped("damaged"), tally::gap);
        matching = new Matching(setup, () -> tally);
        matching.describe(HostLog.JOURNAL.name());
        marks = new Marks(setup.patterns().of(HostLog.JOURNAL.name()));
        limit = new RateLimit(setup.options().rateLimit().orElse(0));
        text = new Text(setup.longestLine(), setup.memory());
        origin = origin("");
        Optional<LogRecord> last = records.last(key.of(Line.STDOUT));
        Start start = setup.options().start();
        since = last.isPresent() ? Optional.empty() : start.back().map(setup.since()::minus);
        from = last.map(record -> JournalEntries.behind(record.origin().file(), record.position()))
                .orElseGet(
                        () -> "--since=@" + since.map(Instant::getEpochSecond).orElse(0L));
    }

    private Origin origin(String sequence) {
        return new Origin(
                LogRecord.Kind.LOG,
                key.of(Line.STDOUT),
                sequence,
                HostLog.JOURNAL.records(setup.agent().host()));
    }

    /** Nobody takes records: then they are only counted. */
    @Override
    public boolean count(Block block) throws IOException {
        return !wanted && advance();
    }

    /** Not called while what was read before waits. */
    @Override
    public boolean send(Block block) throws IOException {
        return wanted && advance();
    }

    private boolean advance() throws IOException {
        Feed open = feed;
        if (open == null) {
            String place = from;
            unread.clear();
            feed = new Feed(threads, () -> open(place), news);
            return false;
        }
        boolean ended = open.hasEnded();
        boolean any = open.moveTo(unread);
        if (any) {
            unread.take(entries, this::take);
            counting.tell();
        }
        if (ended) {
            feed = null;
            IOException failure = open.failure();
            throw failure == null ? new IOException("it ended") : failure;
        }
        return any;
    }

    /** On the thread that waits: it is woken by the end of what it reads only. */
    private InputStream open(String place) throws IOException {
        InputStream opened = journal.read(place);
        reading = opened;
        if (closed) {
            opened.close();
        }
        return opened;
    }

    private void take(Line line) {
        from = JournalEntries.behind(entries.sequence(), entries.number());
        if (since.isPresent() && line.nanos < Stamp.of(since.get())) {
            return;
        }
        counting.take(line);
        matching.take(line);
        if (!wanted) {
            return;
        }
        if (!limit.allows(line.nanos)) {
            setup.dropped("rate-limit");
            return;
        }
        if (!origin.file().equals(entries.sequence())) {
            origin = origin(entries.sequence());
        }
        text.add(line);
        String words = text.take();
        Map<String, Object> attributes = new HashMap<>(entries.attributes());
        attributes.putAll(marks.in(Line.STDOUT, words));
        int ordinal = (int) (entries.number() & Integer.MAX_VALUE);
        made.add(new LogRecord(origin, line.nanos, ordinal, entries.number(), words, attributes));
    }

    @Override
    public List<LogRecord> toSend() {
        List<LogRecord> list = made;
        made = new ArrayList<>();
        return list;
    }

    @Override
    public void wanted(boolean now) {
        wanted = now;
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public String what() {
        return "the journal";
    }

    @Override
    public String remedy() {
        return Journal.REMEDY;
    }

    @Override
    public boolean byFile() {
        return false;
    }

    @Override
    public void seen(HostLog now) {}

    @Override
    public void removed() {}

    @Override
    public boolean isRemoved() {
        return false;
    }

    @Override
    public boolean runs() {
        return true;
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public Optional<Problem> problem() {
        return Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        Feed open = feed;
        InputStream opened = reading;
        feed = null;
        if (open != null) {
            open.close();
        }
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException ignored) { // nothing is read of it any more
        }
        threads.shutdownNow();
        setup.tallies().end(tally);
    }
}
