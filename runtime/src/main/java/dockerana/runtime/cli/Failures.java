package dockerana.runtime.cli;

import dockerana.runtime.config.InvalidConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Tells people what is wrong, on standard error, without a stack trace. */
final class Failures {
    private static final PrintStream ERR = System.err;

    private Failures() {}

    /** Whatever ended a command; the exit code says which kind it was. */
    static int tell(Exception failure) {
        return switch (failure) {
            case InvalidConfiguration invalid -> {
                ERR.println(invalid.getMessage());
                yield ExitCode.CONFIG;
            }
            case IOException unreachable -> tell(unreachable, ExitCode.UNAVAILABLE);
            case InterruptedException interrupted -> tell(interrupted, ExitCode.UNAVAILABLE);
            default -> tell(failure, ExitCode.SOFTWARE);
        };
    }

    /** Which sources did not answer, if any. */
    static int tellSilent(List<String> sources) {
        if (sources.isEmpty()) {
            return ExitCode.OK;
        }
        ERR.println("dockerana: nothing from " + String.join(", ", sources) + ": 'dockerana check' says more");
        return ExitCode.UNAVAILABLE;
    }

    static int tell(Exception failure, int exitCode) {
        String message = failure.getMessage();
        ERR.println("dockerana: " + (message == null ? failure.toString() : message));
        return exitCode;
    }
}
