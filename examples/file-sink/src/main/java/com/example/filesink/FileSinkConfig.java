package com.example.filesink;

import java.nio.file.Path;

/** The options; {@code defaults.conf} has their defaults and says what they mean. */
record FileSinkConfig(Path path, boolean sync) {}
