// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth.document;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;

/** Addresses that no document is fetched from: those of this machine, its networks and its cloud. */
final class ForbiddenAddresses implements Predicate<InetAddress> {

    private static final List<Block> BLOCKS = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10),
            new Block("127.0.0.0", 8),
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 4),
            new Block("240.0.0.0", 4));

    /** The only addresses of IPv6 that are handed out to the public. */
    private static final Block PUBLIC_6 = new Block("2000::", 3);

    /** Of those, the ones that lead to an address of IPv4, or to none. */
    private static final List<Block> BLOCKS_6 =
            List.of(new Block("2001::", 23), new Block("2001:db8::", 32), new Block("2002::", 16));

    @Override
    public boolean test(InetAddress address) {
        // An address of IPv4 that is written as one of IPv6 is read as the former.
        boolean four = address.getAddress().length == 4;
        return four
                ? BLOCKS.stream().anyMatch(block -> block.holds(address))
                : !PUBLIC_6.holds(address) || BLOCKS_6.stream().anyMatch(block -> block.holds(address));
    }

    private record Block(byte[] first, int bits) {

        Block(String first, int bits) {
            this(literal(first), bits);
        }

        private static byte[] literal(String address) {
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException notALiteral) {
                throw new IllegalStateException(notALiteral);
            }
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            int rest = bytes.length * Byte.SIZE - bits;
            return bytes.length == first.length
                    && new BigInteger(1, bytes).shiftRight(rest).equals(new BigInteger(1, first).shiftRight(rest));
        }
    }
}
