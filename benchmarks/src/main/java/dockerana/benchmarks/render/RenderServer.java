package dockerana.benchmarks.render;

import dockerana.api.Series;
import dockerana.plugin.local.history.Archive;
import dockerana.plugin.local.history.Limits;
import dockerana.plugin.local.web.Web;
import dockerana.plugin.local.web.access.Bind;
import dockerana.plugin.local.web.access.WebConfig;
import dockerana.plugin.local.web.containers.Facts;
import dockerana.testkit.FakeClock;
import dockerana.testkit.TestAgent;
import dockerana.testkit.TestBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the numbers in the store of the plugin and answers from it as the plugin does, until its input ends. */
final class RenderServer {
    private static final Limits STORE = new Limits(512 << 20, 0, 1000, 1 << 20, Duration.ofDays(30));
    private static final WebConfig OPEN = new WebConfig(
            Bind.parse("127.0.0.1:0"),
            WebConfig.Auth.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    private RenderServer() {}

    /** The directory of the store, and the time of the last value. Prints its port when it is ready. */
    public static void main(String[] arguments) throws Exception {
        long now = Long.parseLong(arguments[1]);
        FakeClock clock = new FakeClock(Instant.ofEpochSecond(now));
        TestAgent agent = TestAgent.ofSink("local").withClock(clock).withData(Path.of(arguments[0]));
        try (Archive archive = new Archive(agent.data().resolve("local"), STORE, agent)) {
            archive.open();
            fill(archive, clock, now);
            try (Web web = new Web(OPEN, Facts.NONE, archive, event -> {}, agent)) {
                web.open();
                System.out.println(URI.create(web.link()).getPort());
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static void fill(Archive archive, FakeClock clock, long now) throws IOException {
        List<Series> all = Drawing.series();
        for (int tick = 0; tick < Drawing.TICKS; tick++) {
            clock.set(Instant.ofEpochSecond(Drawing.second(now, tick)));
            TestBatch batch = new TestBatch().from("stats").at(clock.instant());
            for (int i = 0; i < all.size(); i++) {
                batch.add(all.get(i), Drawing.value(i, tick));
            }
            archive.add(batch.build());
        }
    }
}
