// SPDX-License-Identifier: Apache-2.0
/** Encrypted files on the disk. */
@NullMarked
package dev.tablegate.workspace.disk;

import org.jspecify.annotations.NullMarked;
