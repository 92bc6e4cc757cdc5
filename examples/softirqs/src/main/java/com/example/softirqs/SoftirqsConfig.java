package com.example.softirqs;

import java.nio.file.Path;
import java.util.List;

/** The options; {@code defaults.conf} has their defaults and says what they mean. */
record SoftirqsConfig(Path file, List<String> kinds) {
    /** @throws IllegalArgumentException is shown to the user, with file and line */
    SoftirqsConfig {
        if (kinds.contains("")) {
            throw new IllegalArgumentException("kinds holds an empty text: name kinds such as NET_RX");
        }
    }
}
