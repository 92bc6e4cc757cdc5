package dockerana.plugin.dockerevents;

import dockerana.plugin.docker.FakeEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** An engine with a hundred containers that has very much to tell: numbered events of all kinds, so many a second. */
final class BusyEngine implements AutoCloseable {
    private static final int CONTAINERS = 100;
    private static final long TICK_NANOS = 10_000_000;
    private static final String LABELS =
            "\"com.docker.compose.project\":\"shop\",\"com.docker.compose.service\":\"web\",\"team\":\"shop\",\"maintainer\":\"somebody\"";

    private final FakeEngine engine;
    private final int perSecond;
    private final int seconds;

    /** It has nothing to tell before the agent knows its containers. */
    private final CountDownLatch known = new CountDownLatch(CONTAINERS);

    /** How long it took, or why it did not; an engine drops what it cannot get rid of in 100 ms. */
    final CompletableFuture<Duration> latest = new CompletableFuture<>();

    BusyEngine(Path folder, int perSecond, int seconds) throws IOException {
        this.perSecond = perSecond;
        this.seconds = seconds;
        this.engine = new FakeEngine(folder, (fake, request, channel) -> answer(request, channel));
    }

    Path socket() throws IOException {
        return engine.socket();
    }

    private void answer(String request, SocketChannel channel) throws IOException {
        String path = request.substring(request.indexOf(' ') + 1, request.indexOf(" HTTP"));
        if (path.contains("/events")) {
            FakeEngine.say(channel, "HTTP/1.1 200 OK\r\n\r\n");
            try {
                known.await();
                latest.complete(tell(channel));
            } catch (IOException | InterruptedException | RuntimeException e) {
                latest.completeExceptionally(e);
            }
        } else if (path.contains("/containers/json")) {
            body(channel, list());
        } else if (path.endsWith("/json")) {
            known.countDown();
            String id = path.substring(path.indexOf("/containers/") + 12, path.length() - 5);
            body(
                    channel,
                    "{\"Id\":\"%s\",\"Name\":\"/web%s\",\"Created\":\"2023-11-14T22:13:20Z\",\"State\":{\"Status\":\"running\",\"Pid\":1,\"StartedAt\":\"2023-11-14T22:13:20Z\"},\"Config\":{\"Image\":\"busybox\",\"Labels\":{%s}},\"HostConfig\":{}}"
                            .formatted(id, id.substring(0, 8), LABELS));
        } else {
            body(channel, "{\"Version\":\"20.10.24\"}");
        }
    }

    private static void body(SocketChannel channel, String body) throws IOException {
        FakeEngine.say(
                channel,
                "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(body.length(), body));
    }

    private static String list() {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < CONTAINERS; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"Id\":\"%s\",\"Names\":[\"/web%s\"],\"State\":\"running\"}"
                            .formatted(id(i), id(i).substring(0, 8)));
        }
        return list.append(']').toString();
    }

    private static String id(int number) {
        return "%08x".formatted(number).repeat(8);
    }

    /** Tells everything in time; how far behind the plan it was at most. */
    private Duration tell(SocketChannel channel) throws IOException {
        long begun = System.nanoTime();
        long behind = 0;
        int told = 0;
        int perTick = (int) (perSecond * TICK_NANOS / 1_000_000_000L);
        ByteBuffer out = ByteBuffer.allocate(perTick * 1200);
        while (told < perSecond * seconds) {
            long due = begun + (long) told / perTick * TICK_NANOS;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            Instant now = Instant.now();
            long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
            out.clear();
            for (int i = 0; i < perTick; i++, told++) {
                out.put(event(told, nanos + i).getBytes(StandardCharsets.UTF_8));
            }
            out.flip();
            while (out.hasRemaining()) {
                channel.write(out);
            }
            behind = Math.max(behind, System.nanoTime() - due);
        }
        return Duration.ofNanos(behind);
    }

    /** Six in ten about containers that stay, two about ones that come and go, two about something else. */
    private static String event(int number, long nanos) {
        int visitor = number / 10;
        return switch (number % 10) {
            case 0 -> event("container", "exec_create: sh -c ls", id(visitor % CONTAINERS), number, nanos);
            case 1, 2 -> event("container", "exec_start: sh -c ls", id(visitor % CONTAINERS), number, nanos);
            case 3 -> event("container", "exec_die", id(visitor % CONTAINERS), number, nanos);
            case 4 -> event("container", "top", id((visitor + 1) % CONTAINERS), number, nanos);
            case 5 -> event("container", "resize", id((visitor + 2) % CONTAINERS), number, nanos);
            case 6, 7 -> event("container", life(number), id(1000 + visitor / 2), number, nanos);
            case 8 -> event(visitor % 2 == 0 ? "image" : "gizmo", "pull", "busybox", number, nanos);
            default -> event("volume", "mount", "data", number, nanos);
        };
    }

    private static String life(int number) {
        boolean end = number / 10 % 2 == 1;
        return number % 10 == 6 ? (end ? "die" : "create") : end ? "destroy" : "start";
    }

    private static String event(String type, String action, String actor, int number, long nanos) {
        return "{\"status\":\"%s\",\"id\":\"%s\",\"from\":\"busybox\",\"Type\":\"%s\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\",\"Attributes\":{\"n\":\"%d\",\"name\":\"web%s\",\"image\":\"busybox\",\"exitCode\":\"0\",%s}},\"scope\":\"local\",\"time\":%d,\"timeNano\":%d}\n"
                .formatted(
                        action,
                        actor,
                        type,
                        action,
                        actor,
                        number,
                        actor.substring(0, Math.min(8, actor.length())),
                        LABELS,
                        nanos / 1_000_000_000L,
                        nanos);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
