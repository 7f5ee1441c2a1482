// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads forms for the parsers of OAuth messages: from the body alone, so that nothing in an address counts. */
final class Forms {

    private static final int LARGEST = 64 * 1024;
    /** The parser takes a time that grows with the square of them. */
    private static final int MOST_PARAMETERS = 100;

    private Forms() {}

    static HTTPRequest read(HttpServletRequest request) throws IOException, Refusal {
        requireForm(request);
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw Refusal.request("The form is larger than 64 KiB.");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.chars().filter(c -> c == '&').count() >= MOST_PARAMETERS) {
            throw Refusal.request("The form has more than " + MOST_PARAMETERS + " parameters.");
        }
        // The parsers look at method, type, body and authorization only.
        var form = new HTTPRequest(
                HTTPRequest.Method.POST, URI.create(request.getRequestURL().toString()));
        form.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        form.setBody(text);
        Optional<String> authorization = Optional.ofNullable(request.getHeader("Authorization"));
        authorization.ifPresent(form::setAuthorization);
        requireOneAuthentication(form, authorization.isPresent());
        return form;
    }

    private static void requireForm(HttpServletRequest request) throws Refusal {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        try {
            if (ContentType.parse(type).matches(ContentType.APPLICATION_URLENCODED)) {
                return;
            }
        } catch (java.text.ParseException notAType) {
            // The sentence below is the answer.
        }
        throw Refusal.request("Send a form, application/x-www-form-urlencoded.");
    }

    private static void requireOneAuthentication(HTTPRequest form, boolean header) throws Refusal {
        try {
            var parameters = form.getBodyAsFormParameters();
            boolean secret = parameters.containsKey("client_secret");
            boolean assertion = parameters.containsKey("client_assertion");
            if ((header && (secret || assertion)) || (secret && assertion)) {
                throw Refusal.request("Authenticate in one way: by the header, or by the body.");
            }
        } catch (ParseException malformed) {
            throw Refusal.request("The form is malformed.");
        }
    }
}
