package dockerana.runtime.agent;

import dockerana.api.Records;
import dockerana.api.Samples;
import dockerana.api.Service;
import dockerana.api.Source;
import dockerana.api.StreamingSource;
import java.io.IOException;
import java.util.concurrent.Callable;

/** A service that is collected: it is closed after its dependents, and not by whoever collects it. */
final class CollectedService {
    private CollectedService() {}

    static Callable<Source> source(Callable<Service> service) {
        return () -> {
            Source shared = (Source) service.call();
            return shared instanceof StreamingSource streaming
                    ? new CollectedStream(streaming)
                    : samples -> shared.collect(samples);
        };
    }

    /** The same for a service that also hands over records. */
    private record CollectedStream(StreamingSource shared) implements StreamingSource {
        @Override
        public void collect(Samples samples) throws IOException, InterruptedException {
            shared.collect(samples);
        }

        @Override
        public void run(Records records) throws IOException, InterruptedException {
            shared.run(records);
        }
    }
}
