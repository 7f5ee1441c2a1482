// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.tool.Content;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes content as the MCP specification wants it. */
final class ContentBlocks {

    private ContentBlocks() {}

    static void write(JsonGenerator json, Content content) throws IOException {
        json.writeStartObject();
        switch (content) {
            case Content.Text text -> {
                json.writeStringField("type", "text");
                json.writeStringField("text", text.text());
            }
            case Content.Image image -> data(json, "image", image.data(), image.mediaType());
            case Content.Audio audio -> data(json, "audio", audio.data(), audio.mediaType());
            case Content.Link link -> {
                json.writeStringField("type", "resource_link");
                json.writeStringField("uri", link.uri());
                json.writeStringField("name", link.name());
                if (link.mediaType().isPresent()) {
                    json.writeStringField("mimeType", link.mediaType().get());
                }
            }
            case Content.Embedded embedded -> {
                json.writeStringField("type", "resource");
                json.writeFieldName("resource");
                resource(json, embedded.resource());
            }
        }
        json.writeEndObject();
    }

    static void resource(JsonGenerator json, ResourceContent content) throws IOException {
        json.writeStartObject();
        json.writeStringField("uri", content.uri());
        json.writeStringField("mimeType", content.mediaType());
        switch (content) {
            case ResourceContent.Text text -> json.writeStringField("text", text.text());
            case ResourceContent.Binary binary -> {
                json.writeFieldName("blob");
                json.writeBinary(binary.data());
            }
        }
        json.writeEndObject();
    }

    static void messages(JsonGenerator json, List<Message> messages) throws IOException {
        json.writeArrayFieldStart("messages");
        for (Message message : messages) {
            json.writeStartObject();
            json.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
            json.writeFieldName("content");
            write(json, message.content());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void data(JsonGenerator json, String type, byte[] data, String mediaType) throws IOException {
        json.writeStringField("type", type);
        json.writeFieldName("data");
        json.writeBinary(data);
        json.writeStringField("mimeType", mediaType);
    }
}
