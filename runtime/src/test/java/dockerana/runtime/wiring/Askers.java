package dockerana.runtime.wiring;

import dockerana.api.Agent;
import dockerana.api.Samples;
import dockerana.api.Service;
import dockerana.api.Source;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Components whose constructors ask for all that one may ask for, and for what none may. */
final class Askers {
    private Askers() {}

    record Options(String word) {}

    static class Engine implements Service {
        final Options options;

        Engine(Options options) {
            this.options = options;
        }

        @Override
        public void connect() {}

        @Override
        public void run() {}
    }

    static class Nothing implements Source {
        @Override
        public void collect(Samples samples) {}
    }

    static final class Talker extends Nothing {
        final Options options;
        final Agent agent;
        final Engine engine;

        Talker(Options options, Agent agent, Engine engine) {
            this.options = options;
            this.agent = agent;
            this.engine = engine;
        }
    }

    static final class Modest extends Nothing {
        final Optional<Engine> engine;

        Modest(Optional<Engine> engine, Agent agent) {
            this.engine = engine;
        }
    }

    static final class Greedy extends Nothing {
        Greedy(Optional<StringBuilder> anything) {}
    }

    static final class Chooser extends Nothing {
        final boolean chosen;

        Chooser() {
            this.chosen = false;
        }

        @Inject
        Chooser(Options options) {
            this.chosen = options.word().equals("choose");
        }
    }

    static final class Undecided extends Nothing {
        Undecided() {}

        Undecided(Options options) {}
    }

    static final class Demanding extends Nothing {
        Demanding(StringBuilder anything) {}
    }

    static final class Failing extends Nothing {
        Failing() throws IOException {
            throw new IOException("no I/O in constructors");
        }
    }

    record Waiting(CountDownLatch begun, CountDownLatch end) {}

    static final class Hanging extends Nothing {
        Hanging(Waiting waiting) throws InterruptedException {
            waiting.begun().countDown();
            waiting.end().await();
        }
    }

    static final class Amputated implements Source {
        Amputated(Missing missing) {}

        @Override
        public void collect(Samples samples) {}
    }

    static final class Missing {}

    /** A plugin that lacks a class. */
    static final class Incomplete extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Missing.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return name.equals(Amputated.class.getName()) ? amputated() : super.loadClass(name, resolve);
        }

        Class<? extends Source> amputated() throws ClassNotFoundException {
            String name = Amputated.class.getName();
            try (InputStream in = Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length).asSubclass(Source.class);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
