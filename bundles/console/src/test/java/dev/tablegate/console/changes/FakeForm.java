// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A form, or a query, as the servlet container shows it. */
final class FakeForm {

    private FakeForm() {}

    static HttpServletRequest of(Map<String, String> fields) {
        var attributes = new HashMap<String, Object>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeForm.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getParameter" -> fields.get(arguments[0]);
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
