// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import software.amazon.awssdk.profiles.ProfileFile;

/** An AWS configuration that the test writes, and a clock that it turns. */
final class AwsHome {

    private final Path config;
    private final Path credentials;
    private final AtomicLong nanos = new AtomicLong();

    AwsHome(Path folder) {
        this.config = folder.resolve("config");
        this.credentials = folder.resolve("credentials");
    }

    /** Writes the file of settings; it is noticed at once. */
    AwsHome config(String text) {
        return write(config, text);
    }

    /** Writes the file of keys; it is noticed at once. */
    AwsHome credentials(String text) {
        return write(credentials, text);
    }

    AwsFiles files() {
        return new AwsFiles(List.of(config, credentials), this::read, nanos::get);
    }

    /** Everything over these files, without a server around it. */
    KnownProfiles known(ProfileBook book, OwnBook own) {
        return new KnownProfiles(book, own, files());
    }

    /** Accounts as AWS would tell them, by the name of the AWS profile. */
    static Targets targets(KnownProfiles known, Function<String, Optional<String>> accounts) {
        return new Targets(known.files(), profile -> accounts.apply(profile.label()));
    }

    private AwsHome write(Path file, String text) {
        try {
            Files.writeString(file, text);
            // Two writes within one tick of the file system's clock are still two.
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
            Files.setLastModifiedTime(
                    file,
                    java.nio.file.attribute.FileTime.from(1_700_000_000 + nanos.get() / 1_000_000, TimeUnit.SECONDS));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProfileFile read() {
        var both = ProfileFile.aggregator();
        if (Files.exists(config)) {
            both.addFile(ProfileFile.builder()
                    .content(config)
                    .type(ProfileFile.Type.CONFIGURATION)
                    .build());
        }
        if (Files.exists(credentials)) {
            both.addFile(ProfileFile.builder()
                    .content(credentials)
                    .type(ProfileFile.Type.CREDENTIALS)
                    .build());
        }
        return both.build();
    }
}
