package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.Container;
import dockerana.plugin.docker.DockerEvent;
import org.jspecify.annotations.Nullable;

/** One container from its creation to its removal, whatever it is called meanwhile. Guarded by its {@link Ledger}. */
final class Life {
    final Probes probes = new Probes();
    private Container container;
    private boolean ran;
    private boolean runs;
    private boolean removed;
    private double exitCode = Double.NaN;
    private @Nullable ContainerSeries series;

    /** Of a container that was there before anything was heard of it. */
    static Life known(Container container) {
        Life life = new Life(container);
        life.ran = container.startedAt().isPresent();
        life.runs = container.isRunning();
        life.probes.streak(container.failingStreak());
        return life;
    }

    /** Of one that an event is the first to tell of. */
    static Life heard(Container container, String verb) {
        if (!verb.equals("create") && !verb.equals("start")) {
            return known(container);
        }
        Life life = new Life(container);
        life.ran = verb.equals("start")
                && container
                        .finishedAt()
                        .filter(end ->
                                container.startedAt().filter(end::isBefore).isPresent())
                        .isPresent();
        return life;
    }

    private Life(Container container) {
        this.container = container;
    }

    /** As it was last seen. */
    Container container() {
        return container;
    }

    void seen(Container present) {
        container = present;
    }

    /** Takes in what happened to it, and counts it. */
    void note(DockerEvent event, Container now, Account account) {
        switch (event.verb()) {
            case "start" -> {
                boolean sameRun = runs && now.startedAt().equals(container.startedAt());
                if (ran && !sameRun) {
                    account.restarts++;
                }
                ran = true;
                runs = true;
                probes.begin();
            }
            case "die" -> {
                account.deaths++;
                ran = true;
                runs = false;
                exitCode = EventRecords.exitCode(event).orElse(now.exitCode());
            }
            case "oom" -> account.ooms++;
            case "health_status" -> probes.streak(now.failingStreak());
            case "destroy" -> removed = true;
            default -> {} // says nothing that is counted
        }
        container = now;
    }

    /** Whether it exists no more. */
    boolean removed() {
        return removed;
    }

    /** The engine's word for it; of one that is gone the last that people know: that its removal began says nothing. */
    String state() {
        return removed && ran && container.state().equals("removing") ? "exited" : container.state();
    }

    /** Of the run that ended last; NaN if that is unknown. */
    double exitCode() {
        boolean told = !container.isRunning() && container.finishedAt().isPresent();
        return told ? container.exitCode() : exitCode;
    }

    /** The same instances as long as nothing changed of what they are made of. */
    ContainerSeries series(Account account) {
        ContainerSeries made = series;
        if (made == null || !made.isOf(container, account)) {
            made = new ContainerSeries(container, account);
            series = made;
        }
        return made;
    }
}
