// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Renders templates, and guards what is answered. */
final class View {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, View.class.getClassLoader(), "dev.tablegate.console.template");
    private static final String STRICT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'";

    private View() {}

    /** A part of a page. The web console would replace what looks like a variable of its own, so none does. */
    static String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        TEMPLATES.render(template, parameters, output);
        return output.toString().replace("$", "&#36;");
    }

    /** A page of its own. */
    static void page(HttpServletResponse response, int status, String template, Map<String, Object> parameters)
            throws IOException {
        byte[] bytes = render(template, parameters).getBytes(StandardCharsets.UTF_8);
        guard(response);
        response.setHeader("Content-Security-Policy", STRICT);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    static void redirect(HttpServletResponse response, String path) {
        guard(response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    /** What every answer to a browser carries. */
    static void guard(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    /** Whether a request that changes something comes from a page of ours, as far as the browser tells. */
    static boolean fromOurPage(HttpServletRequest request) {
        String site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse("same-origin");
        String own = request.getScheme() + "://"
                + Optional.ofNullable(request.getHeader("Host")).orElse("");
        Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"))
                .or(() -> Optional.ofNullable(request.getHeader("Referer")));
        return site.equals("same-origin")
                && origin.filter(from -> from.equals(own) || from.startsWith(own + "/"))
                        .isPresent();
    }
}
