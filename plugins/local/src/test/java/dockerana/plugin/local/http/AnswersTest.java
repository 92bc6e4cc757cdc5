package dockerana.plugin.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final String ASK = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

    /** A length of nothing would be that of what is kept already: some proxies take it for that. */
    @Test
    void whatDidNotChangeHasNoLength() throws Exception {
        try (Served unchanged = new Served(
                        Served.SHORT,
                        request -> Response.text(request.query().isEmpty() ? "whole" : "")
                                .withStatus(request.query().isEmpty() ? 200 : 304));
                Wire wire = unchanged.connect()) {
            wire.send("GET /a?known HTTP/1.1\r\nHost: x\r\n\r\n" + ASK);
            assertThat(wire.answer())
                    .startsWith("HTTP/1.1 304 Not Modified\r\n")
                    .doesNotContain("Content-Length")
                    .endsWith("\r\n\r\n");
            assertThat(wire.answer()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nwhole");
        }
    }

    @Test
    void statusesAreCalledWhatTheyAre() throws Exception {
        try (Served refusing = new Served(Served.SHORT, request -> {
            throw new Failure(Integer.parseInt(request.query()), "no");
        })) {
            for (String status : List.of(
                    "400 Bad Request",
                    "411 Length Required",
                    "413 Content Too Large",
                    "415 Unsupported Media Type",
                    "431 Request Header Fields Too Large",
                    "500 Internal Server Error",
                    "503 Service Unavailable",
                    "505 HTTP Version Not Supported")) {
                assertThat(refusing.ask("GET /?" + status.substring(0, 3) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                        .startsWith("HTTP/1.1 " + status + "\r\n");
            }
        }
    }
}
