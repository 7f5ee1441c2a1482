// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.util.List;
import java.util.stream.IntStream;

/** Names that would be scripts, or worse, if a page did not escape them. */
final class Payloads {

    private static final List<String> FORMS = List.of(
            "<script>alert(%d)</script>",
            "<img src=x onerror=alert(%d)>",
            "\"><svg onload=alert(%d)>",
            "' onfocus=alert(%d) autofocus='",
            "\" onmouseover=\"alert(%d)",
            "</title><script>alert(%d)</script>",
            "</textarea><script>alert(%d)</script>",
            "javascript:alert(%d)",
            "${alert(%d)}",
            "${brand.name} %d",
            "#{7*%d} {{constructor.constructor('alert(1)')()}}",
            "<iframe srcdoc='<script>alert(%d)</script>'>",
            "<base href=//evil.example/%d>",
            "<form action=//evil.example><button>%d",
            "--><script>alert(%d)</script><!--");

    private Payloads() {}

    static List<String> some(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> FORMS.get(number % FORMS.size()).formatted(number))
                .toList();
    }
}
