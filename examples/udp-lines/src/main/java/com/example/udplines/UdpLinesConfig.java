package com.example.udplines;

/** The options; {@code defaults.conf} has their defaults and says what they mean. */
record UdpLinesConfig(String address, int port) {
    /** @throws IllegalArgumentException is shown to the user, with file and line */
    UdpLinesConfig {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 1 and 65535");
        }
    }
}
