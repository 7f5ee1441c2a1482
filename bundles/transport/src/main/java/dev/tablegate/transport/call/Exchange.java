// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.call;

import dev.tablegate.host.access.Grant;
import dev.tablegate.transport.http.LazyResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * One authenticated HTTP request and its answer.
 *
 * @param request the request
 * @param out the answer
 * @param grant what the caller was granted
 */
public record Exchange(HttpServletRequest request, LazyResponse out, Grant grant) {

    /** A header of the request without the white space around it. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip);
    }
}
