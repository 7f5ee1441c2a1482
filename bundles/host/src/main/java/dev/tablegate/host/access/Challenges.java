// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Values of the {@code WWW-Authenticate} header: how a client gets the token that it needs. */
@ProviderType
public interface Challenges {

    /** For 401: no token, or one that is not valid any more. */
    String unauthorized(boolean tokenPresented);

    /** For 403: the token is valid but its scope too small for what was asked. */
    String insufficientScope(Scope needed, String operation);
}
