// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request with a token added to it. */
final class Authorized extends HttpServletRequestWrapper {

    private static final String HEADER = "Authorization";

    private final String value;

    Authorized(HttpServletRequest request, String token) {
        super(request);
        value = "Bearer " + token;
    }

    @Override
    public String getHeader(String name) {
        return HEADER.equalsIgnoreCase(name) ? value : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HEADER.equalsIgnoreCase(name) ? Collections.enumeration(List.of(value)) : super.getHeaders(name);
    }
}
