// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DownloadServletTest {

    private static final String PASSWORD = "correct horse battery";

    private final People people = new People(new MemoryStore(), new MemoryAudit());
    private final Sessions sessions = new Sessions(people);
    private final FakeBrowser browser = new FakeBrowser();
    private final SampleExports files = new SampleExports("bob");
    private final Map<String, Object> answer = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Test
    void anOperatorGetsTheFileToKeep() throws IOException {
        signIn("ada", Role.OPERATOR);
        get("one");
        assertEquals("a,b", body.toString(StandardCharsets.UTF_8));
        assertEquals("attachment; filename=\"x___.html\"", answer.get("Content-Disposition"));
        assertEquals("nosniff", answer.get("X-Content-Type-Options"));
        assertEquals("no-store", answer.get("Cache-Control"));
        assertEquals("application/octet-stream", answer.get("setContentType"));
        assertEquals(List.of("download CONTENT by ada"), files.done);
    }

    @Test
    void thePersonWhoApprovedTheConnectionGetsItToo() throws IOException {
        signIn("bob", Role.APPROVER);
        browser.sending("part", "manifest");
        get("one");
        assertEquals(List.of("download MANIFEST by bob"), files.done);
    }

    @Test
    void anotherApproverIsToldThatThereIsNone() throws IOException {
        signIn("carol", Role.APPROVER);
        get("one");
        String refused = body.toString(StandardCharsets.UTF_8);
        assertEquals(HttpServletResponse.SC_NOT_FOUND, answer.get("setStatus"));
        body.reset();
        get("two");
        assertEquals(refused, body.toString(StandardCharsets.UTF_8));
        assertTrue(files.done.isEmpty());
    }

    @Test
    void aStrangerIsAskedToSignIn() throws IOException {
        get("one");
        assertEquals("/sign-in?to=%2Fsystem%2Fconsole%2Ftablegate-exports%3Fexport%3Done", answer.get("Location"));
        assertFalse(body.toString(StandardCharsets.UTF_8).contains("a,b"));
        assertTrue(files.done.isEmpty());
    }

    private void signIn(String name, Role role) {
        sessions.begin(
                people.save(new Account(name, role, PASSWORD), "test", List.of()),
                browser.request(),
                browser.response());
    }

    private void get(String export) throws IOException {
        new DownloadServlet(sessions, files)
                .doGet(browser.sending("export", export).request(), response());
    }

    /** Remembers headers, and the other settings by the names of their methods. */
    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getOutputStream")) {
                        return output();
                    }
                    if (method.getName().equals("setHeader")) {
                        return answer.put((String) arguments[0], arguments[1]);
                    }
                    answer.put(method.getName(), arguments[0]);
                    return null;
                });
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int one) {
                body.write(one);
            }
        };
    }
}
