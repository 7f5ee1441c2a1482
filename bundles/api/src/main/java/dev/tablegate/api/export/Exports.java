// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.export;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes files of what the call's own profile holds. An export runs in the host: it goes on when the call ends, and after
 * a restart. A connection sees its own exports only.
 */
@ProviderType
@Power(Scope.FULL)
public interface Exports {

    /** The formats there are now, in alphabetical order. */
    List<Format> formats();

    /**
     * Begins an export.
     *
     * @throws ToolException if there is no such format or source, or a quota or the profile's policy forbids it
     */
    Export start(ExportRequest request, Call call);

    /** The connection's exports, newest first. */
    List<Export> list(Call call);

    /** One of them; empty if the connection has none of that id. */
    Optional<Export> find(String id, Call call);

    /**
     * Ends an export and deletes its file.
     *
     * @throws ToolException if the connection has none of that id
     */
    void cancel(String id, Call call);

    /**
     * A format.
     *
     * @param format what it is called in calls
     * @param title what people call it
     * @param mediaType the media type of the file
     * @param extension the extension of the file's name
     * @param compressible whether the file may be compressed
     */
    record Format(String format, String title, String mediaType, String extension, boolean compressible) {}
}
