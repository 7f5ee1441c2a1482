// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The grants on disk. It holds hashes, never a token. */
final class GrantsFile {

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final OwnerFile file;

    GrantsFile(Path path) {
        this.file = new OwnerFile(path);
    }

    /** A grant with the hash of its token. */
    record Entry(String tokenHash, Grant grant) {}

    private record Content(int format, List<Line> grants) {}

    private record Line(
            String tokenHash, String connection, String label, String profile, Scope scope, String expires) {

        static Line of(Entry entry) {
            Grant grant = entry.grant();
            return new Line(
                    entry.tokenHash(),
                    grant.connection(),
                    grant.label(),
                    grant.profile(),
                    grant.scope(),
                    grant.expires().toString());
        }

        Entry entry() {
            return new Entry(tokenHash, new Grant(connection, label, profile, scope, Instant.parse(expires)));
        }
    }

    /**
     * The entries, oldest first.
     *
     * @throws IllegalStateException if the file is damaged: better no server than one that forgot a revocation
     */
    List<Entry> read() throws IOException {
        byte[] bytes = file.read().orElse(new byte[0]);
        if (bytes.length == 0) {
            return List.of();
        }
        try {
            Content content = JSON.readValue(bytes, Content.class);
            if (content.format() != FORMAT) {
                throw new IllegalStateException(file.path() + " was written by another version of Tablegate. Use that"
                        + " version, or delete the file: all tokens end then.");
            }
            return content.grants().stream().map(Line::entry).toList();
        } catch (JsonProcessingException | java.time.DateTimeException e) {
            throw new IllegalStateException(
                    file.path() + " is damaged. Restore it from a backup, or delete it: all tokens end then.", e);
        }
    }

    void write(List<Entry> entries) throws IOException {
        file.write(JSON.writeValueAsBytes(
                new Content(FORMAT, entries.stream().map(Line::of).toList())));
    }
}
