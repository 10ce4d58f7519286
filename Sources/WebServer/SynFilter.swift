import Glibc
import NIOCore

/// Keeps new connections off a listening socket while those that it has already are accepted.
///
/// A listening socket that is closed resets the connections in its queue, which clients have sent requests on. With a
/// classic BPF filter on the socket the kernel drops only segments that open a connection (SYN without ACK); the queue can
/// then be emptied, and closing loses none. A client whose SYN was dropped sends it again after a second and meets another
/// process on the port, or none.
enum SynFilter {
    /// `ldb [13]; and #0x12; jeq #0x02, drop, keep`: byte 13 of a TCP header holds its flags. Four `sock_filter`, of 16 bits
    /// code, 8 bits and 8 bits of jumps and 32 bits of operand each.
    private static let program: [(code: UInt16, jumpTrue: UInt8, jumpFalse: UInt8, operand: UInt32)] = [
        (0x30, 0, 0, 13), (0x54, 0, 0, 0x12), (0x15, 0, 1, 0x02), (0x06, 0, 0, 0), (0x06, 0, 0, .max),
    ]
    /// SO_ATTACH_FILTER, which the C library's module leaves out.
    private static let attachFilter: CInt = 26

    /// Only on the event loop of `channel`: the memory of the program lives as long as the call, which then runs at once.
    static func attach(to channel: any Channel) -> EventLoopFuture<Void> {
        guard let provider = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        var instructions = program.map { step in
            UInt64(step.code) | UInt64(step.jumpTrue) << 16 | UInt64(step.jumpFalse) << 24 | UInt64(step.operand) << 32
        }
        return instructions.withUnsafeMutableBufferPointer { buffer in
            // `sock_fprog`: 16 bits of length, padding to 8 bytes, the address.
            let address = UInt(bitPattern: buffer.baseAddress)
            let filter = (UInt64(buffer.count), UInt64(address))
            return provider.unsafeSetSocketOption(
                level: SocketOptionLevel(SOL_SOCKET),
                name: SocketOptionName(attachFilter),
                value: filter
            )
        }
    }
}
