package dockerana.plugin.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries of the journal as journalctl writes them. */
class JournalEntriesTest {
    private static final String FIRST = """
            __CURSOR=s=6f1e;i=1a2b;b=77;m=1;t=2;x=3
            __REALTIME_TIMESTAMP=1764121044123456
            __MONOTONIC_TIMESTAMP=12
            _BOOT_ID=77
            PRIORITY=3
            SYSLOG_IDENTIFIER=sshd
            _PID=42
            _SYSTEMD_UNIT=ssh.service
            MESSAGE=one = two

            """;
    private static final String NONE = "__CURSOR=s=6f1e;i=1a2c\n__REALTIME_TIMESTAMP=1764121044123457\n\n";

    private final JournalEntries entries = new JournalEntries();
    private final List<String> texts = new ArrayList<>();
    private final List<Map<String, Object>> attributes = new ArrayList<>();
    private long nanos;

    private static byte[] binary(String text) {
        byte[] value = text.getBytes(UTF_8);
        byte[] head = "__CURSOR=s=6f1e;i=1a2d\n__REALTIME_TIMESTAMP=1764121044123458\nMESSAGE\n".getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + 8 + value.length + 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(head)
                .putLong(value.length)
                .put(value)
                .put("\n\n".getBytes(UTF_8))
                .array();
    }

    private void take(byte[] bytes, int atOnce) throws Exception {
        Unread unread = new Unread();
        for (int at = 0; at < bytes.length; at += atOnce) {
            byte[] some = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + atOnce));
            unread.add(some, some.length);
            unread.take(entries, line -> {
                texts.add(new String(line.bytes, line.from, line.to - line.from, UTF_8));
                attributes.add(entries.attributes());
                nanos = line.nanos;
            });
        }
    }

    @Test
    void anEntryTellsItsTextItsTimeItsPlaceAndWhoWroteIt() throws Exception {
        take(FIRST.getBytes(UTF_8), 4096);
        assertThat(texts).containsExactly("one = two");
        assertThat(nanos).isEqualTo(1764121044123456000L);
        assertThat(attributes)
                .containsExactly(Map.of(
                        "systemd.unit",
                        "ssh.service",
                        "process.name",
                        "sshd",
                        "process.pid",
                        42L,
                        "log.syslog.severity.code",
                        3L));
        assertThat(JournalEntries.behind(entries.sequence(), entries.number()))
                .isEqualTo("--after-cursor=s=6f1e;i=1a2b");
    }

    @Test
    void whateverAnEntryHoldsAndHoweverItIsCutItIsTheSame() throws Exception {
        String text = "two\nlines\n\nMESSAGE=none of them\n";
        byte[] binary = binary(text);
        byte[] all = ByteBuffer.allocate(FIRST.length() + NONE.length() + binary.length + FIRST.length())
                .put(FIRST.getBytes(UTF_8))
                .put(NONE.getBytes(UTF_8))
                .put(binary)
                .put(FIRST.getBytes(UTF_8))
                .array();
        for (int atOnce : new int[] {1, 7, 64, 4096}) {
            texts.clear();
            attributes.clear();
            take(all, atOnce);
            assertThat(texts).as("by %d", atOnce).containsExactly("one = two", text, "one = two");
            assertThat(attributes.get(1)).isEmpty();
        }
    }
}
