// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.auth.document.Fetcher;
import dev.tablegate.auth.document.Net;
import dev.tablegate.host.access.Client;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clients that describe themselves in a document, whose address is their id. */
@Component(service = ClientDocuments.class, configurationPid = "dev.tablegate.auth.documents")
@Designate(ocd = ClientDocuments.Config.class)
public final class ClientDocuments implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClientDocuments.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int PER_MINUTE = 10;
    private static final int MOST_KEPT = 100;
    private static final int MOST_REDIRECTS = 10;
    private static final Pattern DOTS = Pattern.compile("/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Fetcher fetcher;
    private final Clock clock;
    private final Rate rate;
    private final boolean on;

    /** Whether the server looks at them. */
    @ObjectClassDefinition(
            name = "Tablegate client documents",
            description = "Clients that describe themselves at an address of theirs (Client ID Metadata Documents).")
    public @interface Config {

        @AttributeDefinition(
                name = "On",
                description = "Whether the server fetches such documents. It then needs a way out to the hosts of"
                        + " clients; clients that find this on use nothing else.")
        boolean on() default false;
    }

    private record Kept(Known client, Instant until) {}

    @Activate
    public ClientDocuments(Config config, @Reference Gate gate) {
        this(config.on(), new Fetcher(Net.open(), LIMIT), gate.clock());
    }

    ClientDocuments(boolean on, Fetcher fetcher, Clock clock) {
        this.on = on;
        this.fetcher = fetcher;
        this.clock = clock;
        this.rate = new Rate(clock, PER_MINUTE);
    }

    boolean on() {
        return on;
    }

    /** Whether an id is the address of a document. */
    boolean serves(String id) {
        return on && id.startsWith("https://");
    }

    /** The client that a document describes. */
    Known client(String id) throws Refusal {
        Instant now = clock.instant();
        Optional<Kept> known = Optional.ofNullable(kept.get(id)).filter(one -> now.isBefore(one.until()));
        if (known.isPresent()) {
            return known.get().client();
        }
        URI address = address(id);
        if (!rate.allows("")) {
            throw Refusal.busy("Too many clients were looked up. Try again in a minute.");
        }
        try {
            Fetcher.Fetched document = fetcher.fetch(address);
            Known client = read(id, document.json());
            keep(id, new Kept(client, now.plus(document.fresh())));
            return client;
        } catch (IOException failed) {
            LOG.info("The document of the client {} cannot be used: {}", ShownName.of(id), failed.toString());
            throw Refusal.request("The client's description at its address could not be fetched, or is not valid. The"
                    + " server's log says why.");
        }
    }

    private static URI address(String id) throws Refusal {
        try {
            URI uri = URI.create(id);
            boolean allowed = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && (uri.getPort() == -1 || uri.getPort() == 443)
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getRawPath().length() > 1
                    && !DOTS.matcher(uri.getRawPath()).find();
            if (allowed) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // The sentence below is the answer.
        }
        throw Refusal.request("The client's id is not an address that a description can be fetched from: https, the"
                + " usual port, and a path.");
    }

    private Known read(String id, byte[] json) throws IOException {
        JsonNode document = Json.tree(json);
        if (!document.path("client_id").asText().equals(id)) {
            throw new IOException("client_id in the document is not its address.");
        }
        if (!document.path("client_name").isTextual()) {
            throw new IOException("client_name is missing.");
        }
        if (!document.path("token_endpoint_auth_method").asText("none").equals("none")) {
            throw new IOException("token_endpoint_auth_method must be none.");
        }
        List<String> redirects = redirects(document.path("redirect_uris"));
        if (redirects.isEmpty()) {
            throw new IOException("redirect_uris holds no address that this server sends browsers to.");
        }
        String name = ShownName.of(document.path("client_name").asText());
        return Known.of(new Client(id, name, Client.Kind.DOCUMENT, redirects, clock.instant()), false);
    }

    /** A document is written for many servers, so what this one does not allow is left out. */
    private static List<String> redirects(JsonNode listed) {
        var allowed = new ArrayList<String>();
        for (JsonNode address : listed) {
            try {
                if (allowed.size() < MOST_REDIRECTS) {
                    allowed.add(Redirects.onTheWeb(address.asText()));
                }
            } catch (IllegalArgumentException notAllowed) {
                LOG.debug("A redirect address of a document is left out: {}", notAllowed.getMessage());
            }
        }
        return allowed;
    }

    private void keep(String id, Kept one) {
        Instant now = clock.instant();
        kept.values().removeIf(old -> !now.isBefore(old.until()));
        if (kept.size() < MOST_KEPT && now.isBefore(one.until())) {
            kept.put(id, one);
        }
    }

    @Deactivate
    @Override
    public void close() {
        fetcher.close();
    }
}
