package dockerana.plugin.local.web.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The secret that shows that somebody may see all: whoever can read its file. */
final class Token {
    private static final int RANDOM_BYTES = 24;
    static final String FORM = "at least 16 letters, digits or any of -._~+/=, none of which can be guessed";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Token() {}

    /** Whether it can travel in a header, a cookie and a link, and is long enough. */
    static boolean isGood(String token) {
        return token.matches("[A-Za-z0-9._~+/=-]{16,512}");
    }

    /**
     * The one in that file, made if there is none.
     *
     * @throws IOException if it can be neither read nor made, or could be guessed
     */
    static String in(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        String token = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (!isGood(token)) {
            throw new IOException("%s must hold %s; delete it, and another is made".formatted(file, FORM));
        }
        return token;
    }

    /** So that nobody but its owner ever could read it, and never half of it is there. */
    static void write(Path file, String secret) throws IOException {
        Files.createDirectories(file.getParent());
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        try {
            Files.createFile(whole, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(whole + " is there again: somebody else writes into " + file.getParent(), e);
        }
        Files.writeString(whole, secret + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
