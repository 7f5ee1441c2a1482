// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tablegate.transport.legacy.Versions;
import dev.tablegate.transport.result.Result;
import dev.tablegate.transport.result.ServerCard;
import java.io.IOException;

/** What the server says about itself in this era. */
final class Discovery {

    private static final long TTL_MILLIS = 3_600_000;

    private Discovery() {}

    /** {@code server/discover}. */
    static Result result(ServerCard card, String instructions) {
        return Result.cacheable(TTL_MILLIS, json -> {
            json.writeFieldName("supportedVersions");
            versions(json);
            json.writeFieldName("capabilities");
            card.extended().write(json);
            json.writeStringField("instructions", instructions);
        });
    }

    /** All versions of all eras: the client may choose. */
    static void versions(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (String version : Keys.VERSIONS) {
            json.writeString(version);
        }
        for (String version : Versions.ALL) {
            json.writeString(version);
        }
        json.writeEndArray();
    }
}
