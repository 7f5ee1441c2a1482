// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is signed in, by a cookie of which only the hash is known. In memory: after a restart people sign in again. */
@Component(service = Sessions.class)
public final class Sessions {

    /** What a page sends when it looks again by itself: that nobody sits there must show, so it does not count. */
    static final String BY_ITSELF = "Tablegate-Live";

    private static final String COOKIE = "tablegate-session";
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int MOST = 1_000;

    private final Map<String, Session> byHash = new ConcurrentHashMap<>();
    private final List<Consumer<String>> endings = new CopyOnWriteArrayList<>();
    private final People people;
    private final Clock clock;

    @Activate
    public Sessions(@Reference People people) {
        this(people, Clock.systemUTC());
    }

    Sessions(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /**
     * A session.
     *
     * @param person as they were when they signed in
     * @param formToken what every form of it carries, so that no other site can send one
     */
    private record Session(Person person, String formToken, Instant began, Instant seen) {

        Session seen(Instant now) {
            return new Session(person, formToken, began, now);
        }

        boolean lives(Instant now) {
            return now.isBefore(seen.plus(IDLE)) && now.isBefore(began.plus(LONGEST));
        }

        @Override
        public String toString() {
            return "Session[" + person + "]";
        }
    }

    /** A person who is signed in, with what their forms carry. */
    public record SignedIn(Person person, String formToken) {

        boolean sent(HttpServletRequest form) {
            return Secrets.same(
                    formToken, Optional.ofNullable(form.getParameter("form")).orElse(""));
        }

        @Override
        public String toString() {
            return "SignedIn[" + person.name() + "]";
        }
    }

    /** Signs somebody in under a fresh secret; whatever session the browser had before ends. */
    void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
        hash(request).ifPresent(byHash::remove);
        makeRoom();
        String secret = Secrets.fresh();
        Instant now = clock.instant();
        byHash.put(Secrets.hash(secret), new Session(person, Secrets.fresh(), now, now));
        response.addCookie(cookie(request, secret, LONGEST));
    }

    /** Who sent the request. */
    Optional<SignedIn> of(HttpServletRequest request) {
        if (request.getHeader(BY_ITSELF) != null) {
            return watch(request);
        }
        Instant now = clock.instant();
        return hash(request)
                .flatMap(hash -> Optional.ofNullable(
                        byHash.computeIfPresent(hash, (key, session) -> session.lives(now) ? session.seen(now) : null)))
                .flatMap(this::signedIn);
    }

    /** Who sent the request, without counting it as a sign of life. */
    Optional<SignedIn> watch(HttpServletRequest request) {
        Instant now = clock.instant();
        return hash(request)
                .flatMap(hash -> Optional.ofNullable(byHash.get(hash)))
                .filter(session -> session.lives(now))
                .flatMap(this::signedIn);
    }

    /** Calls with the name of each person who signs out, until the action that is handed back is run. */
    Runnable whenSignedOut(Consumer<String> action) {
        endings.add(action);
        return () -> endings.remove(action);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        hash(request)
                .flatMap(hash -> Optional.ofNullable(byHash.remove(hash)))
                .ifPresent(ended ->
                        endings.forEach(action -> action.accept(ended.person().name())));
        response.addCookie(cookie(request, "", Duration.ZERO));
    }

    /** Looked up each time: who was removed, or has another role or password now, has to sign in again. */
    private Optional<SignedIn> signedIn(Session session) {
        return people.find(session.person().name())
                .filter(session.person()::equals)
                .map(person -> new SignedIn(person, session.formToken()));
    }

    private void makeRoom() {
        Instant now = clock.instant();
        byHash.values().removeIf(session -> !session.lives(now));
        if (byHash.size() >= MOST) {
            byHash.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().seen()))
                    .ifPresent(oldest -> byHash.remove(oldest.getKey()));
        }
    }

    private static Optional<String> hash(HttpServletRequest request) {
        Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        // The one that nobody else can plant counts first.
        return Stream.of(name(request, true), name(request, false))
                .flatMap(name ->
                        Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(name)))
                .map(cookie -> Secrets.hash(cookie.getValue()))
                .findFirst();
    }

    /** Browsers do not tell ports apart: servers side by side on one machine need names of their own. */
    private static String name(HttpServletRequest request, boolean secure) {
        return secure ? "__Host-" + COOKIE : COOKIE + "-" + request.getLocalPort();
    }

    private static Cookie cookie(HttpServletRequest request, String value, Duration age) {
        boolean secure = View.secure(request);
        Cookie cookie = new Cookie(name(request, secure), value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath("/");
        cookie.setMaxAge((int) age.toSeconds());
        // Lax, not Strict: the consent page is reached by a redirect that a client's page began.
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
