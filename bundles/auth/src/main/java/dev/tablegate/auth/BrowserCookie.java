// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie that tells the browser which began a request: one for each request, so that several can run at once. */
record BrowserCookie(String request, boolean secure) {

    private static final String NAME = "tablegate-request-";

    static BrowserCookie of(Pending pending) {
        return new BrowserCookie(pending.consent().id(), pending.issuer().startsWith("https://"));
    }

    void set(HttpServletResponse response, String value) {
        response.addCookie(cookie(value, LiveConsents.WAITS));
    }

    void clear(HttpServletResponse response) {
        response.addCookie(cookie("", Duration.ZERO));
    }

    /** Whether the browser is the one whose value has that hash. */
    boolean proves(HttpServletRequest browser, String hash) {
        return Optional.ofNullable(browser.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .flatMap(cookie -> Stream.ofNullable(cookie.getValue()))
                .anyMatch(value -> Tokens.same(Tokens.hash(value), hash));
    }

    private String name() {
        return (secure ? "__Host-" : "") + NAME + request;
    }

    private Cookie cookie(String value, Duration age) {
        Cookie cookie = new Cookie(name(), value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        // The prefix asks for the whole host; without it the cookie goes only where it is needed.
        cookie.setPath(secure ? "/" : "/authorize");
        cookie.setMaxAge(Math.toIntExact(age.toSeconds()));
        cookie.setAttribute("SameSite", secure ? "Lax" : "Strict");
        return cookie;
    }
}
