package dockerana.runtime.cli;

import dockerana.runtime.config.InvalidConfiguration;
import java.io.IOException;
import java.io.PrintStream;

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

    /** Which sources did not answer and what was not sent, if anything. */
    static int tell(Sampling.Outcome outcome) {
        if (!outcome.silent().isEmpty()) {
            ERR.println("dockerana: nothing from %s: 'dockerana check' says more"
                    .formatted(String.join(", ", outcome.silent())));
        }
        if (outcome.undelivered() > 0) {
            ERR.println("dockerana: %d samples and records could not be sent: 'dockerana check' says more"
                    .formatted(outcome.undelivered()));
        }
        return outcome.silent().isEmpty() && outcome.undelivered() == 0 ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }

    static int tell(Exception failure, int exitCode) {
        String message = failure.getMessage();
        ERR.println("dockerana: " + (message == null ? failure.toString() : message));
        return exitCode;
    }
}
