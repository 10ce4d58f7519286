import Glibc

/// What comes in by a file descriptor.
enum DescriptorInput {
    /// What there is, once there is something; nothing at the end. It blocks.
    static func read(_ descriptor: Int32, upTo capacity: Int) throws -> [UInt8] {
        while true {
            var fault: Int32 = 0
            // Unsafe: read(2) takes a pointer, and says how many bytes it has written there.
            let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let result = Glibc.read(descriptor, buffer.baseAddress, capacity)
                fault = result < 0 ? errno : 0
                count = max(0, result)
            }
            switch fault {
            case 0: return bytes
            case EINTR: continue
            case EAGAIN:
                var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                poll(&wait, 1, -1)
            default:
                throw CommandFailure(.badInput, "The input cannot be read: \(String(cString: strerror(fault))).")
            }
        }
    }
}
