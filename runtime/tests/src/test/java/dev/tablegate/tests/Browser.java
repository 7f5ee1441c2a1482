// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, and goes where it is told. */
final class Browser {

    private static final Pattern REQUEST = Pattern.compile("[?&]request=([^&]+)");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    /** Opens an address; where it points on to is in the answer. */
    HttpResponse<String> open(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** Fields as a form sends them, and as a query carries them. */
    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /**
     * Takes the address that a client wants to be opened to its end: somebody approves it at the command line, and the
     * browser hands the client its code.
     */
    HttpResponse<String> authorize(Server server, URI authorize, String... decision)
            throws IOException, InterruptedException {
        return open(callback(server, authorize, decision));
    }

    /** As above, up to the address by which the client would be handed its code. */
    URI callback(Server server, URI authorize, String... decision) throws IOException, InterruptedException {
        String request = waiting(authorize);
        var arguments = new ArrayList<>(List.of(decision));
        arguments.add(1, request);
        var run = CommandLine.on(server, arguments.toArray(String[]::new));
        if (run.exit() != 0) {
            throw new AssertionError(run.toString());
        }
        URI on = authorize.resolve("/authorize/continue?request=" + request);
        return next(on, open(on));
    }

    /** Opens the address that a client wants to be opened, and gives back the id of the request that waits now. */
    String waiting(URI authorize) throws IOException, InterruptedException {
        URI consent = next(authorize, open(authorize));
        Matcher request = REQUEST.matcher(consent.toString());
        if (!request.find()) {
            throw new AssertionError("no request waits: " + consent);
        }
        return request.group(1);
    }

    /** Where an answer points on to. */
    static URI next(URI from, HttpResponse<String> response) {
        return from.resolve(response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body())));
    }
}
