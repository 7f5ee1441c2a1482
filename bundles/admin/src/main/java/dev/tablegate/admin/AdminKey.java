// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The key that shows its holder can read the data directory; new at every start. */
@Component(service = AdminKey.class)
public final class AdminKey {

    private final byte[] expected;

    @Activate
    public AdminKey(BundleContext context) throws IOException {
        this(Path.of(context.getProperty("tablegate.data")));
    }

    AdminKey(Path data) throws IOException {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        this.expected = ("Bearer " + key).getBytes(StandardCharsets.US_ASCII);
        Path file = Files.createDirectories(data.resolve("run")).resolve("admin.key");
        Files.deleteIfExists(file);
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), ownerOnly())) {
            channel.write(java.nio.ByteBuffer.wrap(key.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether the value of an {@code Authorization} header carries the key. */
    boolean matches(String authorization) {
        return MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }
}
