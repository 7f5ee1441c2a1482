// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A browser as the servlet container shows it: headers, parameters, and cookies that it keeps. */
final class FakeBrowser {

    private final Map<String, String> headers = new HashMap<>(Map.of("Host", "127.0.0.1:7420"));
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, Cookie> cookies = new HashMap<>();

    FakeBrowser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    FakeBrowser sending(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    Map<String, Cookie> cookies() {
        return cookies;
    }

    /** What it sends now. */
    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (method, first) -> switch (method) {
            case "getHeader" -> headers.get(first);
            case "getParameter" -> parameters.get(first);
            case "getCookies" -> cookies.values().toArray(Cookie[]::new);
            case "getScheme" -> "http";
            case "getLocalPort" -> 7420;
            case "isSecure" -> false;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    /** Where what is answered ends. */
    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (method, first) -> {
            if (method.equals("addCookie") && first instanceof Cookie cookie) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie);
                }
                return "";
            }
            throw new UnsupportedOperationException(method);
        });
    }

    private interface Answer {
        Object to(String method, Object first);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                FakeBrowser.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments == null ? "" : arguments[0])));
    }
}
