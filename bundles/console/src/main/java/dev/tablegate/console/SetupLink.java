// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * How the first person comes in: a link that works once, in a file that only the owner of the data directory can read.
 * There is no password to begin with.
 */
@Component(service = SetupLink.class, immediate = true, configurationPid = "dev.tablegate.console.setup")
@Designate(ocd = SetupLink.Config.class)
public final class SetupLink {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Whether a link is made although there are operators. */
    @ObjectClassDefinition(
            name = "Tablegate setup link",
            description = "The link in the file run/setup-link of the data directory, which makes an operator.")
    public @interface Config {

        @AttributeDefinition(
                name = "Again",
                description = "Make a link although there are people who can sign in: for when none of the operators"
                        + " knows their password any more. Remove the setting afterwards.")
        boolean again() default false;
    }

    private final People people;
    private final Path file;
    private Optional<String> hash = Optional.empty();

    @Activate
    public SetupLink(BundleContext context, Config config, @Reference People people) {
        this(
                Path.of(context.getProperty("tablegate.data")).resolve("run").resolve("setup-link"),
                config.again(),
                people);
    }

    SetupLink(Path file, boolean again, People people) {
        this.file = file;
        this.people = people;
        try {
            Files.deleteIfExists(file);
            if (again || people.list().isEmpty()) {
                String token = Secrets.fresh();
                hash = Optional.of(Secrets.hash(token));
                write("/sign-in/setup?token=" + token);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean opens(String token) {
        return hash.filter(known -> Secrets.same(known, Secrets.hash(token))).isPresent();
    }

    /**
     * Makes an operator; the link is used up then.
     *
     * @throws IllegalArgumentException with a sentence if the name or password is wrong; the link stays
     */
    synchronized Optional<Person> use(String token, String name, String password) {
        if (!opens(token)) {
            return Optional.empty();
        }
        Person person = people.save(new Account(name, Role.OPERATOR, password), "setup link", List.of());
        hash = Optional.empty();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(person);
    }

    private void write(String path) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, path + "\n");
    }
}
