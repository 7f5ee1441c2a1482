// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** Values of the {@code WWW-Authenticate} header: how a client gets the token that it needs. */
@ProviderType
public interface Challenges {

    /**
     * For 401: no token, or one that is not valid any more.
     *
     * @param asked the address that was asked, with its query, as the client wrote it
     */
    String unauthorized(URI asked, boolean tokenPresented);

    /**
     * For 403: the token is valid but its scope too small for what was asked.
     *
     * @param asked the address that was asked, with its query, as the client wrote it
     */
    String insufficientScope(URI asked, Scope needed, String operation);
}
