// SPDX-License-Identifier: Apache-2.0
/** Clients of the AWS SDK, one per profile. */
@NullMarked
package dev.tablegate.dynamo.client;

import org.jspecify.annotations.NullMarked;
