// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth.document;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * The way to the hosts of documents.
 *
 * @param names how names become addresses
 * @param forbidden addresses that nothing is sent to
 * @param port where the hosts listen
 * @param tls whom to trust
 */
public record Net(Names names, Predicate<InetAddress> forbidden, int port, SSLSocketFactory tls) {

    /** The way to the public. */
    public static Net open() {
        return new Net(
                host -> List.of(InetAddress.getAllByName(host)), new ForbiddenAddresses(), 443, (SSLSocketFactory)
                        SSLSocketFactory.getDefault());
    }

    /** How names become addresses. */
    @FunctionalInterface
    public interface Names {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }
}
