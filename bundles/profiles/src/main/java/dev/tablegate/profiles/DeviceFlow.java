// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.SignIns.Begun;
import dev.tablegate.profiles.AwsEntry.SignInPlace;
import dev.tablegate.profiles.SignInCache.Registration;
import dev.tablegate.profiles.SignInCache.Token;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientRequest;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;

/** One sign-in by a device code: begun here, agreed to on a page of AWS. */
final class DeviceFlow {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final int SLOWER_SECONDS = 5;

    private final SignInPlace place;
    private final AwsCalls.Way way;
    private final Clock clock;
    private final Registration registration;
    private final String deviceCode;
    private final int interval;
    private final Begun begun;

    /** Asks AWS for a code; its failures are the SDK's. */
    DeviceFlow(SignInPlace place, AwsCalls.Way way, Clock clock) {
        this.place = place;
        this.way = way;
        this.clock = clock;
        this.registration = ask(this::register);
        var started = ask(oidc -> oidc.startDeviceAuthorization(start -> start.clientId(registration.id())
                .clientSecret(registration.secret())
                .startUrl(place.startUrl())));
        this.deviceCode = started.deviceCode();
        this.interval = Math.max(1, Optional.ofNullable(started.interval()).orElse(SLOWER_SECONDS));
        this.begun = new Begun(
                started.userCode(),
                page(Optional.ofNullable(started.verificationUriComplete()).orElse(started.verificationUri())),
                clock.instant().plusSeconds(started.expiresIn()));
    }

    Begun begun() {
        return begun;
    }

    /**
     * Waits until the person agreed. Failures are the SDK's.
     *
     * @param second how long a second is
     * @return empty if the person did not agree in time
     */
    Optional<Token> token(Duration second) throws InterruptedException {
        int pause = interval;
        while (clock.instant().isBefore(begun.expires())) {
            Thread.sleep(second.multipliedBy(pause));
            try {
                return Optional.of(kept(ask(oidc -> oidc.createToken(create -> create.grantType(GRANT)
                        .deviceCode(deviceCode)
                        .clientId(registration.id())
                        .clientSecret(registration.secret())))));
            } catch (AuthorizationPendingException notYet) {
                // What the specification of device codes has instead of an empty answer.
                continue;
            } catch (SlowDownException tooOften) {
                pause += SLOWER_SECONDS;
            }
        }
        return Optional.empty();
    }

    private Token kept(CreateTokenResponse created) {
        return new Token(
                created.accessToken(),
                clock.instant().plusSeconds(created.expiresIn()),
                Optional.ofNullable(created.refreshToken()),
                registration);
    }

    private Registration register(SsoOidcClient oidc) {
        var request = RegisterClientRequest.builder().clientName("tablegate").clientType("public");
        if (place.session().isPresent()) {
            request.scopes(place.scopes());
        }
        var registered = oidc.registerClient(request.build());
        return new Registration(
                registered.clientId(),
                registered.clientSecret(),
                Instant.ofEpochSecond(registered.clientSecretExpiresAt()));
    }

    private <R> R ask(Function<SsoOidcClient, R> call) {
        try (SdkHttpClient http = AwsCalls.http();
                SsoOidcClient oidc = SsoOidcClient.builder()
                        .region(Region.of(place.region()))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(http)
                        .overrideConfiguration(AwsCalls.configuration(way))
                        .build()) {
            return call.apply(oidc);
        }
    }

    /** It becomes a link, so it may be nothing but a page. */
    private static URI page(String text) {
        URI page = URI.create(text);
        if ("https".equals(page.getScheme()) || "http".equals(page.getScheme()) && Settings.Endpoint.isLoopback(page)) {
            return page;
        }
        throw SdkClientException.create("the page to open is none");
    }
}
