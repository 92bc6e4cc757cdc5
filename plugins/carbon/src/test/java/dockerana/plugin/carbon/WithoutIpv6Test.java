package dockerana.plugin.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import dockerana.testkit.TestAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As in many containers; a JVM decides once whether it has IPv6, so it takes one of its own. */
@Timeout(60)
class WithoutIpv6Test {
    static final class Dial {
        private Dial() {}

        public static void main(String[] server) throws InterruptedException {
            try (TestAgent agent = TestAgent.ofSink("graphite");
                    CarbonSink sink = new CarbonSink(Configs.of(server).build(), agent)) {
                sink.connect();
            } catch (IOException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    @Test
    void anAddressOfIpv6IsAFailureOfTheFarEnd() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.net.preferIPv4Stack=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dial.class.getName(),
                        "[::1]:2004")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("[::1]:2004 cannot be reached: this machine has no IPv6");
        assertThat(java.waitFor()).isZero();
    }
}
