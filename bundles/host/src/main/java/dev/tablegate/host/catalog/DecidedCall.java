// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import dev.tablegate.api.tool.Call;
import org.osgi.annotation.versioning.ConsumerType;

/** A call of the host that may do what a person has decided. */
@ConsumerType
public interface DecidedCall extends Call {

    /** Whether a person decided it: what it reads is counted then, and no budget stops it. */
    boolean decided();
}
