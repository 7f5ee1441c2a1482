// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.transport.ask.MissingCapability;
import java.io.IOException;
import java.util.Locale;

/** What calls of tools ended with, as the results that clients see. */
record Outcomes(Invoker invoker) {

    Result result(Request request, Outcome outcome) {
        var header = header(request);
        return switch (outcome) {
            case Outcome.Success success ->
                Result.of(json -> success(json, success, header)).withMeta(header.meta());
            case Outcome.Failure failure -> failure(failure, header);
        };
    }

    /** What goes with every answer to this request. */
    Header header(Request request) {
        return new Header(invoker.profile(request.grant()));
    }

    private static void success(JsonGenerator json, Outcome.Success success, Header header) throws IOException {
        json.writeFieldName("structuredContent");
        json.writeRawValue(success.structured());
        json.writeArrayFieldStart("content");
        header.content(json);
        for (Content block : success.content()) {
            ContentBlocks.write(json, block);
        }
        json.writeEndArray();
    }

    private static Result failure(Outcome.Failure failure, Header header) {
        if (failure.code() == MissingCapability.CODE) {
            throw new ToolException(MissingCapability.CODE, failure.message());
        }
        return Result.of(json -> {
                    json.writeArrayFieldStart("content");
                    header.content(json);
                    ContentBlocks.write(json, new Content.Text(failure.message()));
                    json.writeEndArray();
                    json.writeBooleanField("isError", true);
                })
                .withMeta(json -> {
                    header.write(json);
                    error(json, failure.code());
                });
    }

    private static void error(JsonGenerator json, ErrorCode code) throws IOException {
        json.writeObjectFieldStart("dev.tablegate/error");
        json.writeStringField("code", code.id());
        json.writeStringField("kind", code.kind().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }
}
