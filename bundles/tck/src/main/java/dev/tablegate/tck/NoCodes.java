// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.tool.Call;
import dev.tablegate.host.profile.OneTimeCodes;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.SessionKeys;
import java.util.List;
import java.util.Optional;

/** No profile takes one-time codes. */
public final class NoCodes implements OneTimeCodes {

    @Override
    public Optional<SessionKeys> keys(Call call, Profile profile) {
        return Optional.empty();
    }

    @Override
    public List<Wanted> waiting() {
        return List.of();
    }

    @Override
    public void enter(String id, String code, String person) {
        throw new IllegalArgumentException("Nobody waits for a code.");
    }
}
