// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import java.util.List;
import java.util.Optional;

/** Something that must hold before a tool is listed. */
interface Check {

    /** A sentence that says what is wrong and what the author can do; empty if the tool passes. */
    Optional<String> problem(ToolDraft draft);

    /** All checks; each may rely on those before it. */
    List<Check> ALL = List.of(
            new LegalName(),
            new Described(),
            new DeclaredScope(),
            new PowersWithinScope(),
            new DirectRecords(),
            new KnownTypes(),
            new DescribedArguments());
}
