// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** What a proxy passes on was sent over https. No header says so: headers can be written by anybody. */
final class ProxiedRequests implements HttpConfiguration.Customizer {

    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        HttpURI uri =
                HttpURI.build(request.getHttpURI()).scheme(HttpScheme.HTTPS).asImmutable();
        return new Request.Wrapper(request) {

            @Override
            public HttpURI getHttpURI() {
                return uri;
            }

            @Override
            public boolean isSecure() {
                return true;
            }
        };
    }
}
