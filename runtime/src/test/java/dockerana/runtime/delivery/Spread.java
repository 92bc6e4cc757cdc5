package dockerana.runtime.delivery;

import dockerana.api.Batch;
import dockerana.api.SampleSink;
import dockerana.api.Series;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToIntFunction;

/** Divides series between two servers. */
final class Spread implements SampleSink {
    final List<BlockingQueue<Batch>> servers = List.of(new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
    private final ToIntFunction<Series> lane;

    Spread(ToIntFunction<Series> lane) {
        this.lane = lane;
    }

    @Override
    public void connect() {
        throw new IllegalStateException("only lanes are connected");
    }

    @Override
    public void write(Batch batch) {
        throw new IllegalStateException("only lanes are written to");
    }

    @Override
    public List<SampleSink> lanes() {
        return servers.stream().<SampleSink>map(Server::new).toList();
    }

    @Override
    public int lane(Series series) {
        return lane.applyAsInt(series);
    }

    private record Server(BlockingQueue<Batch> got) implements SampleSink {
        @Override
        public void connect() {}

        @Override
        public void write(Batch batch) {
            got.add(batch);
        }
    }
}
