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

    private static final TemplateEngine TEMPLATES = templates();
    private static final String STRICT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private View() {}

    /** The engine takes compiled templates from the loader of the thread, which is nobody's in particular here. */
    private static TemplateEngine templates() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(View.class.getClassLoader());
        try {
            return TemplateEngine.createPrecompiled(
                    null, ContentType.Html, View.class.getClassLoader(), "dev.tablegate.console.template");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A page as text. The web console would replace what looks like a variable of its own, so none does. */
    static String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        TEMPLATES.render(template, parameters, output);
        return output.toString().replace("$", "&#36;");
    }

    /** Answers with a page. */
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

    /** Answers with a few words. */
    static void message(HttpServletResponse response, int status, String title, String text) throws IOException {
        page(response, status, "message.jte", Map.of("title", title, "text", text));
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
        // Not no-referrer: browsers send "Origin: null" with the forms of such a page.
        response.setHeader("Referrer-Policy", "same-origin");
    }

    /** Whether a request that changes something comes from a page of ours, as far as the browser tells. */
    static boolean fromOurPage(HttpServletRequest request) {
        String site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse("same-origin");
        return site.equals("same-origin") && (cameFrom(request, request.getScheme()) || cameFrom(request, "https"));
    }

    /** Whether the browser speaks https, be it with a proxy in front of us. */
    static boolean secure(HttpServletRequest request) {
        return request.isSecure() || cameFrom(request, "https");
    }

    /** The address of this server as the browser sees it; to show, not to decide by. */
    static String origin(HttpServletRequest request) {
        boolean https = secure(request) || "https".equals(request.getHeader("X-Forwarded-Proto"));
        return (https ? "https" : request.getScheme()) + "://"
                + Optional.ofNullable(request.getHeader("Host")).orElse("");
    }

    private static boolean cameFrom(HttpServletRequest request, String scheme) {
        String own =
                scheme + "://" + Optional.ofNullable(request.getHeader("Host")).orElse("");
        return Optional.ofNullable(request.getHeader("Origin"))
                .or(() -> Optional.ofNullable(request.getHeader("Referer")))
                .filter(from -> from.equals(own) || from.startsWith(own + "/"))
                .isPresent();
    }
}
