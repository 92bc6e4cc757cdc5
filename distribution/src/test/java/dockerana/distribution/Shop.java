package dockerana.distribution;

import dockerana.plugin.docker.engine.RealEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real engine with containers that do what containers do: serve, ask, work against a limit, write, fail again and again; and one whose every word is an attack. */
final class Shop implements AutoCloseable {
    static final String SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    static final String PROJECT = "</th><script>alert(3)</script>";

    private static final String NAME = "\"><svg/onload=alert(4)>";

    /** What a container with that name is called. */
    static final String HOSTILE = NAME.replaceAll("[^a-z0-9]", "_");

    private static final String ATTACK = """
            while :; do
              printf '%s\\n' '""" + SCRIPT + """
            '
              printf '\\033[31mred\\033[0m \\033]0;title\\007 bell \\007 \\342\\200\\256reversed\\342\\200\\254\\n'
              head -c 1048576 /dev/zero | tr '\\0' x
              echo
              echo failed >&2
              sleep 15
            done""";

    private static final String SERVE = """
            mkdir -p /tmp/www && head -c 90000 /dev/urandom > /tmp/www/goods
            httpd -p 80 -h /tmp/www
            i=0
            while :; do
              i=$((i + 1))
              echo "INFO  order $((4000 + i)) confirmed, $((i % 5 + 1)) items"
              [ $((i % 7)) -ne 0 ] || echo "ERROR payment $i failed: read timed out after 5000 ms" >&2
              sleep 0.7
            done""";

    private final RealEngine engine;

    private Shop(RealEngine engine) {
        this.engine = engine;
    }

    /** Opens it, which takes some seconds. */
    static Shop open() throws IOException, InterruptedException {
        Shop shop = new Shop(RealEngine.running("page"));
        try {
            shop.fill();
            return shop;
        } catch (IOException | InterruptedException | RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    private void fill() throws IOException, InterruptedException {
        engine.docker("network", "create", "shop_default");
        start(
                "web",
                SERVE,
                "--memory=64m",
                "--cpus=0.5",
                "--pids-limit=64",
                "--health-cmd=true",
                "--health-interval=2s");
        start("api", "while :; do wget -q -O /dev/null http://shop-web-1/goods; sleep 0.2; done", "--memory=32m");
        start("worker", "while :; do :; done", "--cpus=0.1");
        start(
                "db",
                "while :; do dd if=/dev/zero of=/tmp/table bs=64k count=100 conv=fsync 2>/dev/null; sleep 1; done",
                "--memory=48m");
        start("mailer", "echo 'FATAL no mail server' >&2; sleep 0.3; exit 3", "--restart=always");
        Path labels =
                Files.writeString(engine.folder().resolve("labels"), "<b/onclick=alert(5)>\ndirection=\u202egnp.exe\n");
        run(
                "hostile",
                ATTACK,
                "--network=none",
                "--label=dockerana.name=" + NAME,
                "--label=com.docker.compose.project=" + PROJECT,
                "--label-file=" + labels);
    }

    /** Starts a service of the shop as Compose does. */
    void start(String service, String script, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--network=shop_default");
        all.add("--label=com.docker.compose.project=shop");
        all.add("--label=com.docker.compose.service=" + service);
        all.add("--label=com.docker.compose.container-number=1");
        run("shop-" + service + "-1", script, all.toArray(String[]::new));
    }

    private void run(String name, String script, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("run", "-d", "--name", name));
        words.addAll(List.of(options));
        words.addAll(List.of("busybox", "sh", "-c", script));
        engine.docker(words.toArray(String[]::new));
    }

    /** Ends a container as the kernel does. */
    void kill(String service) throws IOException, InterruptedException {
        engine.docker("kill", "shop-" + service + "-1");
    }

    /** Where the engine listens. */
    String endpoint() {
        return "unix://" + engine.socket();
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
