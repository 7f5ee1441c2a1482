// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.library;

import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.resource.Resources;
import dev.tablegate.api.tool.Call;
import dev.tablegate.conformance.Samples;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Three resources and a family of them. */
@Component
public final class TestResources implements Resources {

    private static final String TEXT = "test://static-text";
    private static final String BINARY = "test://static-binary";
    private static final String WATCHED = "test://watched-resource";
    private static final String TEMPLATE_START = "test://template/";
    private static final String TEMPLATE_END = "/data";

    @Override
    public List<Resource> list(Call call) {
        return List.of(
                new Resource(BINARY, "static-binary", "A picture that never changes.", "image/png"),
                new Resource(TEXT, "static-text", "A text that never changes.", "text/plain"),
                new Resource(WATCHED, "watched-resource", "A text to subscribe to.", "text/plain"));
    }

    @Override
    public List<ResourceTemplate> templates() {
        return List.of(new ResourceTemplate(
                TEMPLATE_START + "{id}" + TEMPLATE_END, "template", "Data by id.", "application/json"));
    }

    @Override
    public Optional<ResourceContent> read(String uri, Call call) {
        return switch (uri) {
            case TEXT ->
                Optional.of(new ResourceContent.Text(
                        uri, "text/plain", "This is the content of the static text resource."));
            case BINARY -> Optional.of(new ResourceContent.Binary(uri, "image/png", Samples.png()));
            case WATCHED -> Optional.of(new ResourceContent.Text(uri, "text/plain", "Watched resource content."));
            default -> template(uri);
        };
    }

    private static Optional<ResourceContent> template(String uri) {
        if (!uri.startsWith(TEMPLATE_START) || !uri.endsWith(TEMPLATE_END)) {
            return Optional.empty();
        }
        String id = uri.substring(TEMPLATE_START.length(), uri.length() - TEMPLATE_END.length());
        String data = "{\"id\":\"" + id + "\",\"templateTest\":true,\"data\":\"Data for ID: " + id + "\"}";
        return Optional.of(new ResourceContent.Text(uri, "application/json", data));
    }
}
