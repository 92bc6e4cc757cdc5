package dockerana.runtime.cli;

import dockerana.api.Component.Role;
import dockerana.api.SampleSink;
import dockerana.api.Service;
import dockerana.api.Sink;
import dockerana.runtime.agent.Assembly;
import dockerana.runtime.agent.HostName;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code dockerana check}. */
@Command(
        name = "check",
        description = "Validates configuration and plugins, and tries each connection: exit code 0, 78 or 69.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands parent;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Output output;

    private final Table table = new Table("component", "state", "detail");
    private boolean failed;

    @Override
    public Integer call() throws Exception {
        try (Session session = new Session(parent.launch(LogLevel.WARN))) {
            Assembly assembly = new Assembly(session.settings(), session.plugins, HostName.ofThisMachine());
            for (Assembly.Part part : assembly.parts(Role.SERVICE).toList()) {
                attempt(part, () -> connect(assembly.service(part).call()));
            }
            for (Assembly.Part part : assembly.parts(Role.SINK).toList()) {
                attempt(part, () -> connect((Sink) assembly.builder(part).call()));
            }
            for (Assembly.Part part : assembly.parts(Role.SOURCE).toList()) {
                table.add(name(part), "ok", "configured");
            }
            session.plugins.refusals().forEach(refusal -> table.add("plugin", "refused", refusal.toString()));
            table.print(output.out, output.json);
            return failed ? ExitCode.UNAVAILABLE : ExitCode.OK;
        }
    }

    private static String name(Assembly.Part part) {
        return part.agent().vitals().role().word() + ' ' + part.agent().id();
    }

    private void attempt(Assembly.Part part, Callable<Void> connection) throws InterruptedException {
        try {
            connection.call();
            table.add(name(part), "ok", "connected");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            failed = true;
            table.add(name(part), "failed", String.valueOf(e.getMessage()));
        }
    }

    private static Void connect(Service service) throws IOException, InterruptedException {
        try (service) {
            service.connect();
        }
        return null;
    }

    private static Void connect(Sink sink) throws IOException, InterruptedException {
        List<? extends Sink> lanes = sink instanceof SampleSink samples ? samples.lanes() : List.of(sink);
        for (Sink lane : lanes) {
            try (lane) {
                lane.connect();
            }
        }
        return null;
    }
}
