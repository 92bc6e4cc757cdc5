package dockerana.plugin.docker;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Answers as an engine with some running containers does, except about those that it is to say nothing of. */
final class FakeDocker implements FakeEngine.Script {
    private static final long BEGINNING = 1_700_000_000_000_000_000L;

    /** Ids of containers about which it does not answer. */
    final Set<String> stuck = ConcurrentHashMap.newKeySet();

    /** Whether it answers nothing at all. */
    volatile boolean mute;

    private final Map<String, String> names = new ConcurrentSkipListMap<>();
    private final List<SocketChannel> hearing = new CopyOnWriteArrayList<>();
    private final AtomicLong clock = new AtomicLong(BEGINNING);

    /** One more container; its id. */
    String runs(String name) {
        String id = "%064x".formatted(names.size() + 1);
        names.put(id, name);
        return id;
    }

    /** An event of a container, for whoever hears. */
    void happens(String action, String id) throws IOException {
        String event =
                "{\"Type\":\"container\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\",\"Attributes\":{\"name\":\"%s\"}},\"timeNano\":%d}\n"
                        .formatted(action, id, names.getOrDefault(id, ""), clock.incrementAndGet());
        for (SocketChannel channel : hearing) {
            FakeEngine.say(channel, event);
        }
    }

    /** How many hear its events. */
    long streams() {
        return hearing.stream().filter(SocketChannel::isOpen).count();
    }

    @Override
    public void answer(FakeEngine engine, String request, SocketChannel channel) throws Exception {
        String path = request.split("[ ?]", 3)[1];
        String id = path.replaceFirst(".*/containers/([^/]*)/json", "$1");
        if (mute || stuck.contains(id)) {
            return;
        }
        if (path.endsWith("/events")) {
            FakeEngine.say(channel, "HTTP/1.1 200 OK\r\n\r\n");
            hearing.add(channel);
        } else if (path.endsWith("/containers/json")) {
            say(
                    channel,
                    names.entrySet().stream()
                            .map(entry -> "{\"Id\":\"%s\",\"Names\":[\"/%s\"],\"State\":\"running\"}"
                                    .formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(",", "[", "]")));
        } else if (names.containsKey(id)) {
            say(
                    channel,
                    "{\"Id\":\"%s\",\"Name\":\"/%s\",\"State\":{\"Status\":\"running\",\"Pid\":7},\"Config\":{\"Image\":\"x\"}}"
                            .formatted(id, names.get(id)));
        } else {
            say(channel, "{}");
        }
    }

    private static void say(SocketChannel channel, String body) throws IOException {
        FakeEngine.say(
                channel,
                "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body));
    }
}
