// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** The profiles of this machine's AWS configuration. Looked at once in a second, and read again when its files change. */
final class AwsFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AwsFiles.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Pattern HEADER = Pattern.compile("\\s*\\[([^]]*)].*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_\\-/.%@:+]+");

    private final List<Path> files;
    private final Supplier<ProfileFile> reader;
    private final LongSupplier nanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Content content;
    private volatile long looked;

    AwsFiles() {
        this(
                List.of(ProfileFileLocation.configurationFilePath(), ProfileFileLocation.credentialsFilePath()),
                ProfileFile::defaultProfileFile,
                System::nanoTime);
    }

    AwsFiles(List<Path> files, Supplier<ProfileFile> reader, LongSupplier nanos) {
        this.files = files;
        this.reader = reader;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
        this.content = read(stamp());
    }

    /**
     * What was read.
     *
     * @param entries by name
     * @param problems sentences for people about what was left out
     * @param file what they were read from
     */
    record Content(Map<String, AwsEntry> entries, List<String> problems, ProfileFile file, String stamp) {}

    /** What is there now; the same object for as long as the files are the same. */
    Content content() {
        if (nanos.getAsLong() - looked < LOOK_NANOS || !reading.tryLock()) {
            return content;
        }
        try {
            looked = nanos.getAsLong();
            String stamp = stamp();
            if (!stamp.equals(content.stamp())) {
                content = read(stamp);
            }
            return content;
        } finally {
            reading.unlock();
        }
    }

    /** One of them. */
    Optional<AwsEntry> find(String name) {
        return Optional.ofNullable(content().entries().get(name));
    }

    private String stamp() {
        var stamp = new StringBuilder();
        for (Path file : files) {
            try {
                stamp.append(Files.getLastModifiedTime(file)).append('/').append(Files.size(file));
            } catch (IOException none) {
                stamp.append('-');
            }
            stamp.append(' ');
        }
        return stamp.toString();
    }

    private Content read(String stamp) {
        var entries = new TreeMap<String, AwsEntry>();
        var problems = new ArrayList<String>();
        ProfileFile file = ProfileFile.aggregator().build();
        try {
            file = reader.get();
            var all = new AwsReading(file);
            file.profiles().values().forEach(profile -> {
                try {
                    entries.put(profile.name(), all.entry(profile));
                } catch (IllegalArgumentException wrong) {
                    problems.add(leftOut(profile.name(), wrong));
                }
            });
            ignored().ifPresent(problems::add);
        } catch (RuntimeException unreadable) {
            // The SDK's message can quote the file, so it stays in the log of this machine.
            LOG.warn("The AWS configuration of this machine cannot be read", unreadable);
            problems.add("The AWS configuration of this machine cannot be read; the log says why.");
        }
        return new Content(Map.copyOf(entries), List.copyOf(problems), file, stamp);
    }

    static String leftOut(String name, IllegalArgumentException wrong) {
        return "The AWS profile '" + name + "' is left out: " + wrong.getMessage();
    }

    /** The SDK drops profiles silently whose names hold characters that it does not take. */
    private Optional<String> ignored() {
        long count = files.stream()
                .flatMap(AwsFiles::lines)
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(header -> header.group(1).strip().replaceFirst("^profile\\s+", ""))
                .filter(name -> !name.startsWith("sso-session ") && !name.startsWith("services "))
                .filter(name -> !NAME.matcher(name).matches())
                .distinct()
                .count();
        String plural = count == 1 ? " profile of the AWS configuration is" : " profiles of the AWS configuration are";
        return count == 0
                ? Optional.empty()
                : Optional.of(count + plural
                        + " ignored: a name may hold letters, digits and _ - / . % @ : + only, and no spaces.");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
        } catch (IOException unreadable) {
            LOG.warn("The file {} cannot be read", file, unreadable);
            return Stream.empty();
        }
    }
}
