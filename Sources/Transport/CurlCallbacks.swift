import CCurl
import Glibc

/// What libcurl calls. The contexts are held by the loop for as long as libcurl knows them, so none is retained here.
enum CurlCallbacks {
    static let receiveLine: curl_write_callback = { bytes, size, count, context in
        guard let context else { return 0 }
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.receive(line: line) }
    }

    static let receiveBody: curl_write_callback = { bytes, size, count, context in
        guard let context else { return 0 }
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.receive(body: piece) }
    }

    /// libcurl 7.88 would leave its sockets open in the processes that this one starts.
    static let openSocket: curl_opensocket_callback = { context, _, address in
        guard let context, let address, let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return -1 }
        // Where it lies, and not a copy: an IPv6 address goes on behind the end of the field.
        let wanted = address.pointee
        let bytes = UnsafeRawBufferPointer(start: UnsafeRawPointer(address) + offset, count: Int(wanted.addrlen))
        let isAllowed = Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.allows(bytes) }
        guard isAllowed else { return -1 }
        return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
    }

    static let watchSocket: curl_socket_callback = { _, socket, wish, context, known in
        guard let context else { return -1 }
        let pool = Unmanaged<ConnectionPool>.fromOpaque(context).takeUnretainedValue()
        pool.watch(socket, wish: wish, isNew: known == nil)
        return 0
    }

    static let setTimer: curl_multi_timer_callback = { _, milliseconds, context in
        guard let context else { return -1 }
        Unmanaged<ConnectionPool>.fromOpaque(context).takeUnretainedValue().setTimer(milliseconds: milliseconds)
        return 0
    }
}
