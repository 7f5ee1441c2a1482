// SPDX-License-Identifier: Apache-2.0
/** Who may come in: the authorization server, clients, consents, grants, tokens and the seal. */
@NullMarked
package dev.tablegate.auth;

import org.jspecify.annotations.NullMarked;
