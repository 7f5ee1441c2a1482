// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.host.json.Json;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The images of what a job writes, one JSON object on each line, written before DynamoDB is asked. Later lines of an item
 * in one page stand for later attempts.
 */
final class UndoFile {

    private static final ObjectMapper JSON = Json.mapper();
    private static final String NAME = "undo.jsonl";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final Path file;

    /** Of the job with that id, below the folder of all jobs. */
    UndoFile(Path jobs, String job) {
        this.folder = jobs.resolve(job);
        this.file = folder.resolve(NAME);
    }

    /**
     * The images of one page.
     *
     * @param end where the next page begins
     */
    record Part(List<Image> images, long end) {}

    boolean there() {
        return Files.isRegularFile(file);
    }

    /** Adds images behind a place, in the place of whatever is there, and returns the new end once they last. */
    long append(long at, List<Image> images) {
        try {
            if (images.isEmpty() && (!there() || Files.size(file) <= at)) {
                return at;
            }
            Files.createDirectories(folder, attribute("rwx------"));
            try (var channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attribute("rw-------"))) {
                channel.truncate(at);
                channel.position(at);
                for (var image : images) {
                    var line = ByteBuffer.wrap(line(image));
                    while (line.hasRemaining()) {
                        channel.write(line);
                    }
                }
                channel.force(true);
                return channel.position();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The images of the page that begins there; without a last line that was not written to its end. */
    Part page(long begin) {
        var images = new ArrayList<Image>();
        long end = begin;
        if (!there()) {
            return new Part(images, begin);
        }
        try (var lines = lines(begin)) {
            for (var line = next(lines); line.isPresent(); line = next(lines)) {
                var image = image(line.get());
                if (image.isEmpty()
                        || !images.isEmpty()
                                && images.getFirst().page() != image.get().page()) {
                    break;
                }
                images.add(image.get());
                end += line.get().getBytes(StandardCharsets.UTF_8).length + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Part(List.copyOf(images), end);
    }

    /** Digests of all keys that have images, shortened and sorted. */
    long[] keys() {
        var keys = LongStream.builder();
        long at = 0;
        for (var part = page(at); !part.images().isEmpty(); part = page(at)) {
            part.images().forEach(image -> keys.add(shortened(image.digest())));
            at = part.end();
        }
        long[] sorted = keys.build().toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    static long shortened(String digest) {
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }

    /** Nothing of the job is left. */
    void delete() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedReader lines(long begin) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(begin);
        return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /** JSON has no bare line feeds, and a line without one at its end is not whole. */
    private static Optional<String> next(BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return Optional.of(line.toString());
            }
            line.append((char) c);
        }
        return Optional.empty();
    }

    private static byte[] line(Image image) throws JsonProcessingException {
        var line = new ByteArrayOutputStream();
        line.writeBytes(JSON.writeValueAsBytes(image.wrapped()));
        line.write('\n');
        return line.toByteArray();
    }

    private static Optional<Image> image(String line) {
        try {
            return Optional.of(JSON.readValue(line, Image.class).unwrapped());
        } catch (JsonProcessingException | IllegalArgumentException torn) {
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] attribute(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
