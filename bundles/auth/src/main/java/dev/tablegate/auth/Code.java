// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.store.Entry;

/**
 * An authorization code as it is kept, with all that was approved.
 *
 * @param expires until when it can be redeemed, in milliseconds; it is kept longer, so that a replay is noticed
 * @param seconds how long the grant lasts; 0 if as long as refreshes do
 * @param connection the grant that was made of it; empty as long as it was not redeemed
 */
record Code(
        String client,
        String redirect,
        String challenge,
        String label,
        String profile,
        String target,
        Scope scope,
        long seconds,
        String approver,
        long expires,
        String connection) {

    static final String KIND = "code";

    static Code of(Entry entry) {
        return Json.read(entry, Code.class);
    }

    Code redeemed(String grant) {
        return new Code(client, redirect, challenge, label, profile, target, scope, seconds, approver, expires, grant);
    }
}
