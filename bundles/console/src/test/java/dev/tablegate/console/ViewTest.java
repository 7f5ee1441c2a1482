// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ViewTest {

    private static boolean ours(FakeBrowser browser) {
        return View.fromOurPage(browser.request());
    }

    /** C2. */
    @Test
    void onlyPagesOfThisServerSendForms() {
        assertTrue(ours(new FakeBrowser().with("Origin", "http://127.0.0.1:7420")));
        assertTrue(ours(new FakeBrowser().with("Referer", "http://127.0.0.1:7420/sign-in")));
        assertFalse(ours(new FakeBrowser()));
        assertFalse(ours(new FakeBrowser().with("Origin", "null")));
        assertFalse(ours(new FakeBrowser().with("Origin", "http://127.0.0.1:7421")));
        assertFalse(ours(new FakeBrowser().with("Origin", "http://127.0.0.1:74200")));
        assertFalse(ours(new FakeBrowser().with("Origin", "http://localhost:7420")));
        assertFalse(ours(new FakeBrowser().with("Referer", "http://127.0.0.1:7420.evil.example/")));
        assertFalse(ours(new FakeBrowser()
                .with("Origin", "http://evil.example")
                .with("Referer", "http://127.0.0.1:7420/sign-in")));
    }

    @Test
    void theBrowserHasTheLastWord() {
        var browser = new FakeBrowser().with("Origin", "http://127.0.0.1:7420");
        assertTrue(ours(browser.with("Sec-Fetch-Site", "same-origin")));
        assertFalse(ours(browser.with("Sec-Fetch-Site", "same-site")));
        assertFalse(ours(browser.with("Sec-Fetch-Site", "cross-site")));
        assertFalse(ours(browser.with("Sec-Fetch-Site", "none")));
    }

    @Test
    void aProxyMayAddHttps() {
        var browser = new FakeBrowser().with("Host", "mcp.example.org");
        assertTrue(ours(browser.with("Origin", "https://mcp.example.org")));
        assertEquals("https://mcp.example.org", View.origin(browser.request()));
        assertFalse(ours(browser.with("Origin", "https://mcp.example.org:8443")));
    }
}
