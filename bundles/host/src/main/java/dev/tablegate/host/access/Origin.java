// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** Where people reach this server with a browser, for links that are not the answer to a request. */
@ProviderType
public interface Origin {

    /** Scheme, host and port. */
    URI address();
}
