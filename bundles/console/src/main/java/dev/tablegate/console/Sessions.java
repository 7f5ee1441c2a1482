// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is signed in, by a cookie of which only the hash is known. In memory: after a restart people sign in again. */
@Component(service = Sessions.class)
public final class Sessions {

    /** The name of the cookie. */
    static final String COOKIE = "tablegate_session";

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int MOST = 1_000;

    private final Map<String, Session> byHash = new ConcurrentHashMap<>();
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
     * @param formToken what every form of it carries, so that no other site can send one
     */
    record Session(String name, String formToken, Instant began, Instant seen) {

        @Override
        public String toString() {
            return "Session[" + name + "]";
        }
    }

    /** A person who is signed in, with what their forms carry. */
    record SignedIn(Person person, String formToken) {

        boolean sent(HttpServletRequest form) {
            return Secrets.same(
                    formToken, Optional.ofNullable(form.getParameter("form")).orElse(""));
        }

        @Override
        public String toString() {
            return "SignedIn[" + person.name() + "]";
        }
    }

    void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
        forgetOld();
        String secret = Secrets.fresh();
        Instant now = clock.instant();
        if (byHash.size() < MOST) {
            byHash.put(Secrets.hash(secret), new Session(person.name(), Secrets.fresh(), now, now));
        }
        response.addCookie(cookie(secret, request.isSecure(), (int) LONGEST.toSeconds()));
    }

    /** Who sent the request. What they may do is looked up each time: a role that was taken is gone at once. */
    Optional<SignedIn> of(HttpServletRequest request) {
        Instant now = clock.instant();
        return hash(request)
                .flatMap(hash -> Optional.ofNullable(byHash.computeIfPresent(
                        hash, (key, session) -> lives(session, now) ? seen(session, now) : null)))
                .flatMap(session ->
                        people.find(session.name()).map(person -> new SignedIn(person, session.formToken())));
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        hash(request).ifPresent(byHash::remove);
        response.addCookie(cookie("", request.isSecure(), 0));
    }

    private static Optional<String> hash(HttpServletRequest request) {
        Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> Secrets.hash(cookie.getValue()))
                .findFirst();
    }

    private static Session seen(Session session, Instant now) {
        return new Session(session.name(), session.formToken(), session.began(), now);
    }

    private static boolean lives(Session session, Instant now) {
        return now.isBefore(session.seen().plus(IDLE))
                && now.isBefore(session.began().plus(LONGEST));
    }

    private void forgetOld() {
        Instant now = clock.instant();
        byHash.values().removeIf(session -> !lives(session, now));
    }

    private static Cookie cookie(String value, boolean secure, int seconds) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        // Lax, not Strict: the consent page is reached by a redirect that a client's page began.
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
