// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.host.access.Challenges;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.transport.call.Exchange;
import dev.tablegate.transport.call.Failures;
import dev.tablegate.transport.call.Services;
import dev.tablegate.transport.http.Accept;
import dev.tablegate.transport.http.Body;
import dev.tablegate.transport.http.LazyResponse;
import dev.tablegate.transport.legacy.LegacyEra;
import dev.tablegate.transport.modern.Keys;
import dev.tablegate.transport.modern.ModernEra;
import dev.tablegate.transport.rpc.MessageReader;
import dev.tablegate.transport.rpc.RpcFailure;
import dev.tablegate.transport.rpc.Wire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Serves each HTTP request: who asks, what kind of request it is, in which era. Every failure ends here, as JSON. */
final class Endpoint {

    /** How much of a body that is too large is taken in before the connection is closed under its client. */
    private static final int DROPPED_LIMITS = 4;

    private final Grants grants;
    private final Challenges challenges;
    private final MessageReader reader;
    private final int bodyLimit;
    private final LegacyEra legacy;
    private final ModernEra modern;

    Endpoint(Services services, Grants grants, Challenges challenges, int bodyLimit) {
        this.grants = grants;
        this.challenges = challenges;
        this.bodyLimit = bodyLimit;
        reader = new MessageReader(bodyLimit);
        legacy = new LegacyEra(services);
        modern = new ModernEra(services);
    }

    void serve(HttpServletRequest request, HttpServletResponse response) {
        Accept accept = Accept.of(request);
        var out = new LazyResponse(response, accept.events());
        try {
            // First of all: some clients find out how to log in with requests that are wrong in every other respect.
            var exchange = new Exchange(request, out, authenticate(request));
            switch (request.getMethod()) {
                case "POST" -> post(exchange, accept);
                case "GET" -> get(exchange);
                case "DELETE" -> delete(exchange);
                default -> throw notAllowed();
            }
        } catch (RuntimeException | LinkageError failed) {
            // Nothing may reach the container: its error pages are not for clients.
            RpcFailure failure = Failures.of(failed);
            if (!Body.settle(request)) {
                out.header("Connection", "close");
            }
            fail(request, out, Optional.empty(), failure);
            if (failure.status() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) {
                Body.drop(request, DROPPED_LIMITS * bodyLimit);
            }
        }
    }

    private Grant authenticate(HttpServletRequest request) {
        Optional<String> token = Bearer.token(request);
        return token.flatMap(grants::authenticate)
                .orElseThrow(() -> RpcFailure.refused(
                                401,
                                "Not authorized. Send the header 'Authorization: Bearer <token>' with a valid token.")
                        .withChallenge(asked -> challenges.unauthorized(asked, token.isPresent())));
    }

    private void post(Exchange exchange, Accept accept) {
        if (!accept.json() && !accept.events()) {
            throw RpcFailure.refused(406, "Accept application/json and text/event-stream.");
        }
        JsonNode body = read(exchange.request());
        try {
            if (Era.of(exchange.header(Keys.VERSION_HEADER), body) == Era.MODERN) {
                modern.post(exchange, body);
            } else {
                legacy.post(exchange, body);
            }
        } catch (RuntimeException | LinkageError failed) {
            // The same as above, but now the id of the request is known.
            fail(exchange.request(), exchange.out(), MessageReader.idOf(body), Failures.of(failed));
        }
    }

    private JsonNode read(HttpServletRequest request) {
        Body.requireJson(request);
        try {
            return reader.json(Body.read(request, bodyLimit));
        } catch (IOException broken) {
            throw RpcFailure.refused(400, "The body could not be read to its end.");
        }
    }

    private void get(Exchange exchange) {
        requireLegacy(exchange);
        legacy.get(exchange);
    }

    private void delete(Exchange exchange) {
        requireLegacy(exchange);
        legacy.delete(exchange);
    }

    private static void requireLegacy(Exchange exchange) {
        if (Era.isModern(exchange.header(Keys.VERSION_HEADER))) {
            throw notAllowed();
        }
    }

    private static RpcFailure notAllowed() {
        return RpcFailure.refused(405, "Send requests with POST.");
    }

    private static void fail(HttpServletRequest request, LazyResponse out, Optional<JsonNode> id, RpcFailure failure) {
        failure.challenge(asked(request)).ifPresent(challenge -> out.header("WWW-Authenticate", challenge));
        if (failure.status() == 405) {
            out.header("Allow", "POST, GET, DELETE");
        }
        out.finish(failure.status(), Wire.error(id, failure));
    }

    /** The address that was asked, in the words of the client as far as they are an address. */
    private static URI asked(HttpServletRequest request) {
        String address = request.getRequestURL().toString();
        String query = request.getQueryString();
        try {
            return new URI(query == null ? address : address + "?" + query);
        } catch (URISyntaxException notAnAddress) {
            return URI.create(address);
        }
    }
}
