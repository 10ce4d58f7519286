import Synchronization

/// The bytes of a stream between the thread of the transport, which adds them, and one reader, who takes them.
///
/// At 64 KiB unread the thread is told to hold the transfer; once these are taken, the reader is told to let it go on.
final class StreamBody: Sendable {
    typealias Reader = CheckedContinuation<[UInt8]?, any Error>

    private struct State {
        var bytes: [UInt8] = []
        var end: Result<Void, any Error>?
        var reader: Reader?
        var isHeld = false
    }

    private static let mark = 64 << 10

    private let state = Mutex(State())

    // MARK: The thread's side

    /// Whether there is room. If not, the transfer is to be held until `take` says to go on.
    func hasRoom() -> Bool {
        // A reader who waits makes room: what is there is his.
        deliver(atLeast: Self.mark)
        return state.withLock { state in
            guard state.end == nil, state.bytes.count >= Self.mark else { return true }
            state.isHeld = true
            return false
        }
    }

    /// Adds what `read` reads. Bytes after the end are dropped.
    ///
    /// - Returns: whether a reader waits for them, and `deliver` is to be called.
    func add(_ read: (inout [UInt8]) throws(TransportError) -> Void) throws(TransportError) -> Bool {
        try state.withLock { state throws(TransportError) in
            guard state.end == nil else { return false }
            try read(&state.bytes)
            return state.reader != nil && !state.bytes.isEmpty
        }
    }

    /// Hands what there is to the reader who waits, if one does and it is enough.
    func deliver(atLeast least: Int = 1) {
        let delivery = state.withLock { state -> (Reader, [UInt8])? in
            guard state.bytes.count >= least, let reader = state.reader.take() else { return nil }
            defer { state.bytes = [] }
            return (reader, state.bytes)
        }
        if let (reader, bytes) = delivery { reader.resume(returning: bytes) }
    }

    /// Ends the stream; what is unread can still be taken. The first end counts.
    func end(_ end: Result<Void, any Error>) {
        let reader = state.withLock { state -> Reader? in
            guard state.end == nil else { return nil }
            state.end = end
            return state.reader.take()
        }
        reader?.resume(with: end.map { nil })
    }

    // MARK: The reader's side

    /// Takes all there is, or leaves `reader` to be resumed with what comes.
    ///
    /// - Returns: whether a held transfer is to go on.
    func take(_ reader: Reader) -> Bool {
        let (result, goesOn) = state.withLock { state -> (Result<[UInt8]?, any Error>?, Bool) in
            if state.bytes.isEmpty {
                if let end = state.end { return (end.map { nil }, false) }
                guard state.reader == nil else {
                    return (.failure(TransportError.unexpected("a stream has two readers")), false)
                }
                state.reader = reader
                return (nil, false)
            }
            let bytes = state.bytes
            let goesOn = state.isHeld
            state.bytes = []
            state.isHeld = false
            return (.success(bytes), goesOn)
        }
        if let result { reader.resume(with: result) }
        return goesOn
    }

    /// Ends the stream and drops what is unread.
    ///
    /// - Returns: whether it had not ended before.
    func cancel() -> Bool {
        let (isFirst, reader) = state.withLock { state -> (Bool, Reader?) in
            let isFirst = state.end == nil
            state.end = .failure(CancellationError())
            state.bytes = []
            return (isFirst, state.reader.take())
        }
        reader?.resume(throwing: CancellationError())
        return isFirst
    }
}
