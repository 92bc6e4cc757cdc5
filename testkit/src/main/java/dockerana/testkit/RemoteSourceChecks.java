package dockerana.testkit;

import dockerana.api.Series;
import dockerana.api.Source;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The checks behind {@link RemoteSourceContract}. */
final class RemoteSourceChecks {
    private final RemoteSourceContract contract;

    RemoteSourceChecks(RemoteSourceContract contract) {
        this.contract = contract;
    }

    private Trial<Source> trial() throws Exception {
        return Trial.of(TestAgents.of(contract.component()), contract::source);
    }

    void canBeBuiltWhileDown() throws Exception {
        contract.goDown();
        Trial<Source> trial;
        try {
            trial = trial();
        } catch (Exception e) {
            throw Broken.promise(
                    "The constructor threw " + e, "do no I/O in it; reach the far end in the first collect()");
        }
        trial.close();
    }

    void downIsAnIoException() throws Exception {
        try (Trial<Source> trial = trial()) {
            contract.goDown();
            failsProperly(trial);
        }
    }

    private static void failsProperly(Trial<Source> trial) throws Exception {
        String mend = "let the IOException of the far end pass, or throw one that names it and says why";
        try {
            trial.get(CollectedSamples::of);
        } catch (IOException e) {
            String message = e.getMessage();
            Broken.unless(message != null && !message.isBlank(), "The exception says nothing: " + e, mend);
            return;
        } catch (Exception e) {
            throw Broken.promise("collect() threw %s while the far end was down".formatted(e), mend);
        }
        throw Broken.promise("collect() returned while the far end was down", mend);
    }

    private static void failSomehow(Trial<Source> trial) {
        try {
            trial.get(CollectedSamples::of);
        } catch (Exception e) { // how it fails is another promise
        }
    }

    void measuresAgain() throws Exception {
        try (Trial<Source> trial = trial()) {
            Set<Series> before = new HashSet<>(trial.get(CollectedSamples::of).series());
            contract.goDown();
            failSomehow(trial);
            contract.comeBack();
            Set<Series> after;
            try {
                after = new HashSet<>(trial.get(CollectedSamples::of).series());
            } catch (Exception e) {
                throw Broken.promise(
                        "collect() threw %s after the far end came back".formatted(e),
                        "drop a connection that failed, and connect in the next collect()");
            }
            Broken.unless(
                    after.equals(before),
                    "After the far end came back %s is added instead of %s".formatted(after, before),
                    "forget nothing because of a failure");
        }
    }
}
