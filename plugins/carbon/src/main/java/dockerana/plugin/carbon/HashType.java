package dockerana.plugin.carbon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How a name becomes a place on carbon's ring.
 *
 * @param name {@code carbon_ch} or {@code fnv1a_ch}, as in ROUTER_HASH_TYPE of carbon.conf
 */
public record HashType(String name) {
    private static final String CARBON = "carbon_ch";
    private static final String FNV1A = "fnv1a_ch";

    /** @throws IllegalArgumentException if it is neither */
    public HashType {
        if (!name.equals(CARBON) && !name.equals(FNV1A)) {
            throw new IllegalArgumentException("'%s' is neither %s nor %s".formatted(name, CARBON, FNV1A));
        }
    }

    /** Whether hosts do not count on this ring. */
    boolean knowsInstancesOnly() {
        return name.equals(FNV1A);
    }

    /** The place of a series: 0 to 65535. */
    int place(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return name.equals(FNV1A) ? fnv1a(bytes) : md5(bytes);
    }

    /** The name of one of the many points of a server; carbon's FNV-1a ring knows the instance only. */
    String point(Server server, int number) {
        return name.equals(FNV1A) ? number + "-" + server.instance().orElse("None") : server.ringKey() + ':' + number;
    }

    private static int md5(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
            return (digest[0] & 0xff) << 8 | (digest[1] & 0xff);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has MD5
        }
    }

    private static int fnv1a(byte[] bytes) {
        int hash = 0x811c9dc5;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        return hash >>> 16 ^ (hash & 0xffff);
    }
}
