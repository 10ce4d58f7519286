/// Why no message came or went.
enum SocketFault: Error, Equatable {
    /// The other end is gone, or went in the middle of a message.
    case ended
    case timedOut
    case tooLong(Int)
    case otherVersion(Int)
    case system(Int32)
}
