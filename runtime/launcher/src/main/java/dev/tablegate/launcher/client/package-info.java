// SPDX-License-Identifier: Apache-2.0
/** What verbs need to talk to a running server. */
@NullMarked
package dev.tablegate.launcher.client;

import org.jspecify.annotations.NullMarked;
