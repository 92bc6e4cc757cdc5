package dockerana.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.api.Component.Role;
import dockerana.api.Status;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TroubleTest {
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Test
    void aFarEndThatFailsIsToldOnceAndSoIsItsReturn() {
        try (CapturedLog log = new CapturedLog("sink.far")) {
            Trouble trouble = new Vitals(Role.SINK, "far", "carbon").trouble();
            trouble.recovered();
            trouble.farEndFailed(new IOException("c:2004 refused the connection"), PAUSE);
            trouble.farEndFailed(new IOException("c:2004 refused the connection"), PAUSE);
            trouble.recovered();
            trouble.recovered();
            trouble.farEndFailed(new IOException("c:2004 closed the connection"), PAUSE);
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("WARN")
                                    .contains("sink 'far': c:2004 refused the connection; trying again in 0.5 s"),
                            line -> assertThat(line).startsWith("DEBUG").contains("failure 2"),
                            line -> assertThat(line).startsWith("INFO").contains("works again", "2 failed attempts"),
                            line -> assertThat(line).startsWith("WARN").contains("closed the connection"));
        }
    }

    @Test
    void aBugIsAnErrorOnceEvenIfItAlternatesWithFailuresOfTheFarEnd() {
        try (CapturedLog log = new CapturedLog("sink.buggy")) {
            Trouble trouble = new Vitals(Role.SINK, "buggy", "carbon").trouble();
            trouble.farEndFailed(new IOException("gone"), PAUSE);
            trouble.crashed(new IllegalStateException("a bug"), PAUSE);
            trouble.farEndFailed(new IOException("gone"), PAUSE);
            trouble.crashed(new IllegalStateException("a bug"), PAUSE);
            assertThat(log.lines())
                    .extracting(line -> line.substring(0, line.indexOf(' ')))
                    .containsExactly("WARN", "ERROR", "DEBUG", "DEBUG");
            assertThat(log.lines().get(1)).contains("has a bug", "IllegalStateException: a bug");
        }
    }

    @Test
    void aMessageOfAFarEndStaysOneLine() {
        try (CapturedLog log = new CapturedLog("sink.hostile")) {
            new Vitals(Role.SINK, "hostile", "carbon")
                    .trouble()
                    .farEndFailed(new IOException("no\nERROR all is lost\u001b[2J"), PAUSE);
            assertThat(log.lines()).singleElement().asString().contains("no ERROR all is lost [2J");
        }
    }

    @Test
    void anExceptionThatCannotSayWhatItIsDoesNoHarm() {
        Vitals vitals = new Vitals(Role.SINK, "broken", "carbon");
        vitals.trouble().farEndFailed(new Speechless(), PAUSE);
        assertThat(vitals.trouble().current()).contains("Speechless");
        vitals.trouble().crashed(new Speechless(), PAUSE);
        assertThat(vitals.trouble().isBug()).isTrue();
        vitals.trouble().noted("did not close cleanly", new Speechless());
    }

    @Test
    void whoseThreadFailedIsSaidWithWhatIsNeededToMendIt() {
        try (CapturedLog log = new CapturedLog("sink.unclean")) {
            Trouble trouble = new Vitals(Role.SINK, "unclean", "carbon").trouble();
            trouble.noted("a thread of its own ended", new IllegalStateException("a bug"));
            trouble.noted("did not close cleanly", new IOException("reset by\npeer"));
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("WARN")
                                    .contains(
                                            "sink 'unclean': a thread of its own ended: IllegalStateException: a bug"),
                            line -> assertThat(line).contains("did not close cleanly: IOException: reset by peer"));
            assertThat(log.text()).containsOnlyOnce("\tat " + TroubleTest.class.getName());
        }
    }

    @Test
    void aPartThatWorksDoesNotMendAnother() {
        Vitals vitals = new Vitals(Role.SINK, "spread", "carbon");
        vitals.trouble("lane 1").recovered();
        vitals.trouble("lane 2").farEndFailed(new IOException("down"), PAUSE);
        vitals.trouble("lane 1").recovered();
        assertThat(status(vitals).level()).isEqualTo(Status.Level.DEGRADED);
        assertThat(status(vitals).message()).isEqualTo("down");

        vitals.trouble("lane 1").farEndFailed(new IOException("down too"), PAUSE);
        assertThat(status(vitals).level()).isEqualTo(Status.Level.FAILED);

        vitals.trouble("lane 1").recovered();
        vitals.trouble("lane 2").recovered();
        assertThat(status(vitals).level()).isEqualTo(Status.Level.OK);
        assertThat(vitals.part(0, 0).lastError()).contains("down too");
    }

    @Test
    void whatAComponentSaysOfItselfYieldsToWorse() {
        Vitals vitals = new Vitals(Role.SINK, "own", "carbon");
        vitals.said(Status.degraded("slow", "wait").by("pickle"));
        assertThat(status(vitals).message()).isEqualTo("slow");
        vitals.trouble().farEndFailed(new IOException("down"), PAUSE);
        assertThat(status(vitals).message()).isEqualTo("down");
        assertThat(status(vitals).way()).contains("pickle");
    }

    private static Status status(Vitals vitals) {
        return vitals.part(0, 0).status();
    }

    private static final class Speechless extends IOException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new StackOverflowError();
        }
    }
}
