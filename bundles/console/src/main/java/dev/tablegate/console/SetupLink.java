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

/**
 * How the first person comes in: a link that works once, in a file that only the owner of the data directory can read.
 * There is no password to begin with.
 */
@Component(service = SetupLink.class, immediate = true)
public final class SetupLink {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final People people;
    private final Path file;
    private Optional<String> hash = Optional.empty();

    @Activate
    public SetupLink(BundleContext context, @Reference People people) {
        this(Path.of(context.getProperty("tablegate.data")).resolve("run").resolve("setup-link"), people);
    }

    SetupLink(Path file, People people) {
        this.file = file;
        this.people = people;
        try {
            Files.deleteIfExists(file);
            if (people.list().isEmpty()) {
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
     * Makes the first operator; the link is used up then.
     *
     * @throws IllegalArgumentException with a sentence if the name or password is wrong; the link stays
     */
    synchronized Optional<Person> use(String token, String name, String password) {
        if (!opens(token)) {
            return Optional.empty();
        }
        Person first = people.save(new Account(name, Role.OPERATOR, password), "setup link", List.of());
        hash = Optional.empty();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(first);
    }

    private void write(String path) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, path + "\n");
    }
}
