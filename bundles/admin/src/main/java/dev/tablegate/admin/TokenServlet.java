// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.host.access.Grants;
import jakarta.servlet.Servlet;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Mints tokens. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/token")
public final class TokenServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;
    private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();
    private static final int LONGEST_LABEL = 100;

    @Activate
    public TokenServlet(@Reference Gate gate, @Reference Grants grants) {
        super("POST", gate, request -> mint(Json.read(request), grants));
    }

    private static JsonNode mint(JsonNode body, Grants grants) {
        long seconds = body.path("ttlSeconds").asLong();
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException("A token lives between 1 second and 366 days.");
        }
        String label = body.path("label").asText();
        if (label.length() > LONGEST_LABEL || !label.codePoints().allMatch(TokenServlet::shows)) {
            throw new IllegalArgumentException(
                    "A label has up to 100 characters, none of which controls, hides or turns others.");
        }
        Grants.Minted minted = grants.mint(
                body.path("profile").asText(),
                scope(body.path("scope").asText()),
                Duration.ofSeconds(seconds),
                label,
                PERSON);
        return Json.object()
                .put("token", minted.token())
                .put("connection", minted.grant().connection())
                .put("expires", minted.grant().expires().toString());
    }

    /** Whether a character shows as itself, wherever labels are listed. */
    private static boolean shows(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
