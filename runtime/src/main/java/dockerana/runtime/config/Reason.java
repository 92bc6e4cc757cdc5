package dockerana.runtime.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words: the message of such an exception is often just the file's name. */
final class Reason {
    private Reason() {}

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException absent -> "there is no such file";
            case AccessDeniedException denied -> "permission denied";
            case CharacterCodingException garbled -> "it is not UTF-8 text";
            default -> String.valueOf(e.getMessage());
        };
    }
}
