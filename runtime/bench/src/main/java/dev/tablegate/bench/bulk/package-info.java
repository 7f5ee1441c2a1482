// SPDX-License-Identifier: Apache-2.0
/** Many rows at once: SQL, exports and scans, beside what does the same without a server. */
@NullMarked
package dev.tablegate.bench.bulk;

import org.jspecify.annotations.NullMarked;
