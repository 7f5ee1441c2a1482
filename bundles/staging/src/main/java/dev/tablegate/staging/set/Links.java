// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.host.access.Origin;
import java.net.URI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads agents and people to the pages where people review. */
@Component(service = Links.class)
public final class Links {

    private final Origin origin;

    @Activate
    public Links(@Reference Origin origin) {
        this.origin = origin;
    }

    ChangeSet shown(Header header) {
        return header.shown(URI.create(origin.address() + "/system/console/tablegate-changes?set=" + header.id()));
    }
}
