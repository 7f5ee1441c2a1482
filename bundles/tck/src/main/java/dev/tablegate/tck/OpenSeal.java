// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.host.access.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** A seal that keeps nothing secret but still minds what it is for. */
public final class OpenSeal implements Seal {

    @Override
    public String seal(byte[] content, String purpose, Duration timeToLive) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(purpose.getBytes(StandardCharsets.UTF_8)) + "." + encoder.encodeToString(content);
    }

    @Override
    public Optional<byte[]> open(String sealed, String purpose) {
        var prefix = seal(new byte[0], purpose, Duration.ZERO);
        return sealed.startsWith(prefix)
                ? Optional.of(Base64.getUrlDecoder().decode(sealed.substring(prefix.length())))
                : Optional.empty();
    }
}
