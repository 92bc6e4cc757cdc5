package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.api.SampleSink;
import dockerana.api.Service;
import dockerana.api.Sink;
import dockerana.api.Status;
import dockerana.runtime.agent.Assembly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tries the connection of each service and of each sink, lane by lane. What was opened stays open until all were tried: sinks use services. */
final class Connections {
    private final Table table;
    private final List<AutoCloseable> open = new ArrayList<>();
    private boolean failed;

    /** @param table gets a row for each: component, state, detail */
    Connections(Table table) {
        this.table = table;
    }

    /** Whether all of them worked. */
    boolean attempt(Assembly assembly) throws InterruptedException {
        try {
            for (Assembly.Part part : assembly.parts(Role.SERVICE).toList()) {
                attemptService(assembly, part);
            }
            for (Assembly.Part part : assembly.parts(Role.SINK).toList()) {
                attemptSink(assembly, part);
            }
        } finally {
            close();
        }
        return !failed;
    }

    private void attemptService(Assembly assembly, Assembly.Part part) throws InterruptedException {
        attempt(part, name(part), () -> {
            Service service = assembly.service(part).call();
            open.add(service);
            service.connect();
        });
    }

    private void attemptSink(Assembly assembly, Assembly.Part part) throws InterruptedException {
        List<? extends Sink> lanes;
        try {
            Sink sink = (Sink) assembly.builder(part).call();
            open.add(sink);
            lanes = sink instanceof SampleSink samples ? samples.lanes() : List.of(sink);
        } catch (Exception | LinkageError e) {
            failed(name(part), "has a bug: " + e);
            return;
        }
        for (int i = 0; i < lanes.size(); i++) {
            String lane = lanes.size() == 1 ? "" : ", server %d of %d".formatted(i + 1, lanes.size());
            attempt(part, name(part) + lane, lanes.get(i)::connect);
        }
    }

    static String name(Assembly.Part part) {
        return part.agent().vitals().role().word() + ' ' + part.agent().id();
    }

    /** One attempt. */
    private interface Attempt {
        void run() throws Exception;
    }

    private void attempt(Assembly.Part part, String name, Attempt attempt) throws InterruptedException {
        try {
            attempt.run();
            table.add(name, "ok", connected(part.agent().vitals().part(0, 0).status()));
        } catch (InterruptedException e) {
            throw e;
        } catch (IOException e) {
            failed(name, e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (Exception | LinkageError e) {
            failed(name, "has a bug: " + e);
        }
    }

    private void failed(String name, String reason) {
        failed = true;
        table.add(name, "failed", reason);
    }

    /** With what the component says of itself, where that is more than that it works. */
    private static String connected(Status status) {
        String by = status.way().map(way -> "connected: " + way).orElse("connected");
        String but = status.level() == Status.Level.OK ? "" : "; " + status.message();
        return by + but + status.remedy().map(remedy -> "; " + remedy).orElse("");
    }

    private void close() {
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (Exception | LinkageError e) {
                failed("close", e.toString());
            }
        }
    }
}
