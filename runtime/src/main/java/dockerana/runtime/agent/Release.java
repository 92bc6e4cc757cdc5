package dockerana.runtime.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which Dockerana this is.
 *
 * @param version as built, such as {@code 0.2.0-SNAPSHOT}
 */
public record Release(String version) {
    /** This one. */
    public static Release current() {
        try (InputStream in = Release.class.getResourceAsStream("release.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return new Release(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of the plugin contract: x.y.z without a qualifier, so that a snapshot does not sort below its release. */
    public String api() {
        int qualifier = version.indexOf('-');
        return qualifier < 0 ? version : version.substring(0, qualifier);
    }
}
