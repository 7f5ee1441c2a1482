// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.resource;

import dev.tablegate.api.tool.Call;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A source of resources. Register it as a service; the host asks all of them. */
@ConsumerType
public interface Resources {

    /** What this call's connection can read, in a stable order. */
    List<Resource> list(Call call);

    /** The families of resources that can be read without being listed. */
    default List<ResourceTemplate> templates() {
        return List.of();
    }

    /** The content at an address, or empty if it is none of this source's. */
    Optional<ResourceContent> read(String uri, Call call);
}
