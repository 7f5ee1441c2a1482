// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets only programs of this machine in that hold the admin key. Browsers stay out, whatever page they show. */
@Component(service = Gate.class)
public final class Gate {

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    private final AdminKey key;

    @Activate
    public Gate(@Reference AdminKey key) {
        this.key = key;
    }

    boolean admits(HttpServletRequest request) {
        return fromThisMachine(request)
                && request.getHeader("Origin") == null
                && key.matches(
                        Optional.ofNullable(request.getHeader("Authorization")).orElse(""));
    }

    /**
     * A name of ours in the Host header keeps out pages whose name was bent to this machine's address. What comes over
     * https was sent by somebody else: the command line uses the listener on loopback, which has none.
     */
    static boolean fromThisMachine(HttpServletRequest request) {
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":\\d+$", "");
        return !request.isSecure() && HOSTS.contains(name) && loopback(request.getRemoteAddr());
    }

    private static boolean loopback(String address) {
        try {
            // A literal address: no name is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
