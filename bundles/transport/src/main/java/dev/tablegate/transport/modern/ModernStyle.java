// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tablegate.transport.result.Result;
import dev.tablegate.transport.result.ServerCard;
import dev.tablegate.transport.result.Style;
import dev.tablegate.transport.rpc.Part;
import java.io.IOException;

/** Writes results as this era wants them: with their type, how long they hold, and who speaks. */
final class ModernStyle implements Style {

    private final ServerCard card;

    ModernStyle(ServerCard card) {
        this.card = card;
    }

    @Override
    public Part write(Result result) {
        return json -> {
            start(json, result.type());
            result.members().write(json);
            if (result.ttlMillis().isPresent()) {
                json.writeNumberField("ttlMs", result.ttlMillis().getAsLong());
                json.writeStringField("cacheScope", "private");
            }
            end(json, result.meta());
        };
    }

    /** A result that asks the client for more before the call can be repeated. */
    Part inputRequired(Part members) {
        return json -> {
            start(json, "input_required");
            members.write(json);
            end(json, Part.NONE);
        };
    }

    private static void start(JsonGenerator json, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("resultType", type);
    }

    private void end(JsonGenerator json, Part meta) throws IOException {
        json.writeObjectFieldStart("_meta");
        meta.write(json);
        json.writeFieldName(Keys.SERVER_INFO);
        card.implementation().write(json);
        json.writeEndObject();
        json.writeEndObject();
    }
}
