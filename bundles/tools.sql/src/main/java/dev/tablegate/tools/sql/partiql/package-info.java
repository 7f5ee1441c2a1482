// SPDX-License-Identifier: Apache-2.0
/** DynamoDB's PartiQL, of which SELECT is read and nothing else can be said. */
@NullMarked
package dev.tablegate.tools.sql.partiql;

import org.jspecify.annotations.NullMarked;
