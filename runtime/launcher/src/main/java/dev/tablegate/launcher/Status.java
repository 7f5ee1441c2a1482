// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running server says about itself in its data directory.
 *
 * @param pid its process
 * @param mcp the address that clients connect to
 * @param console the address of the web console
 * @param version its version
 * @param ready always true: the file is there only while the server is ready
 */
public record Status(long pid, URI mcp, URI console, String version, boolean ready) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** The status of a server at an address such as {@code http://127.0.0.1:7420}. */
    public static Status of(URI origin, String version) {
        long pid = ProcessHandle.current().pid();
        return new Status(pid, origin.resolve("/mcp"), origin.resolve("/system/console"), version, true);
    }

    /** The status that the file tells, if its process still lives. A killed server leaves its file behind. */
    public static Optional<Status> read(Path file) {
        try {
            Status status = JSON.readValue(Files.readAllBytes(file), Status.class);
            return ProcessHandle.of(status.pid()).isPresent() ? Optional.of(status) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Failure("Cannot read " + file + ". Check that it belongs to you, or name another --data.", e);
        }
    }

    /** This status as JSON. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the server, without a path. */
    public URI origin() {
        return mcp.resolve("/");
    }
}
