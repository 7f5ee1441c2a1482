// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The files of connections. A file is there once it is whole, and gone when it expires, when its connection is removed,
 * or when it is deleted. What lies on the disk is encrypted with a key of the file's own.
 */
@ProviderType
public interface Workspace {

    /** The topic of the event that is sent when a file came or went; {@code connection} and {@code file} tell which. */
    String CHANGED = "dev/tablegate/workspace/CHANGED";

    /** What the address of a file as an MCP resource begins with; its id follows. */
    String RESOURCE = "tablegate://files/";

    /**
     * Begins a file.
     *
     * @param connection whose it is
     * @param name what people see; made safe as a file name
     * @param mediaType its media type
     * @param timeToLive how long it is kept
     * @throws dev.tablegate.api.tool.ToolException if the connection's quota is used up
     */
    Draft create(String connection, String name, String mediaType, Duration timeToLive);

    /** The connection's files, newest first. */
    List<File> list(String connection);

    /** One of them; empty if the connection has none of that id. */
    Optional<File> find(String connection, String id);

    /**
     * Its content, from a byte on.
     *
     * @throws IOException if it is gone, or what lies on the disk was changed; so does reading
     */
    InputStream open(File file, long offset) throws IOException;

    /** Deletes a file; nothing happens if there is none. */
    void delete(String connection, String id);

    /**
     * A file.
     *
     * @param id random; a name, never a right
     * @param connection whose it is
     * @param name what people see
     * @param mediaType its media type
     * @param bytes how long it is
     * @param sha256 SHA-256 of its content, in hexadecimal digits
     * @param created when it was made
     * @param expires when it is deleted
     */
    record File(
            String id,
            String connection,
            String name,
            String mediaType,
            long bytes,
            String sha256,
            Instant created,
            Instant expires) {}

    /** A file that is being written. Closed before it is finished, it is gone. */
    interface Draft extends AutoCloseable {

        /**
         * Takes the content. Fails with a {@link dev.tablegate.api.tool.ToolException} when the quota is used up.
         * Closing it ends nothing.
         */
        OutputStream content();

        /** Makes it whole. */
        File finish() throws IOException;

        @Override
        void close();
    }
}
