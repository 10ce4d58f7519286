package import RAGCore

/// Why a write that was handed over was not made, or why nobody can hand one over.
package enum HandoverError: Error, Equatable {
    /// The process that writes refused it, with its own words.
    case refused(StoreErrorKind, String)
    /// The process that writes ended, or cut the connection, before it said what became of the write.
    case gone(database: String)
    case silent(database: String, patience: Duration)
    /// A document that no store takes: it is refused before it is sent.
    case invalidDocument(id: String, DocumentFault)
    case tooLong(bytes: Int, limit: Int)
    case otherVersion(Int, known: Int)
    /// A message that this program does not understand, from a peer that speaks the same version.
    case malformed(String)
    case longName(String)
    case notASocket(path: String)
    case system(path: String, detail: String)
}

extension HandoverError: StoreError {
    package var kind: StoreErrorKind {
        switch self {
        case .refused(let kind, _): kind
        case .invalidDocument, .tooLong: .invalidInput
        case .gone, .silent, .otherVersion, .longName, .notASocket, .system: .databaseRefused
        case .malformed: .fault
        }
    }

    package var description: String {
        switch self {
        case .refused(_, let message): message
        case .gone(let database):
            """
            The process that writes \(database) ended while it was handed something to write; what it had committed is \
            kept, so run the command again.
            """
        case .silent(let database, let patience):
            """
            The process that writes \(database) did not answer within \(patience.components.seconds) seconds; whether it \
            made the last write is not known, so run the command again when it answers.
            """
        case .invalidDocument(let id, let fault): "Document '\(Self.printable(id))' cannot be stored: \(fault)."
        case .tooLong(let bytes, let limit):
            """
            What is to be written takes \(bytes) bytes at once, and a process that writes for others takes \(limit); split \
            the document, or stop the service and ingest without it.
            """
        case .otherVersion(let version, let known):
            """
            The process that writes the database takes writes by version \(version) of the hand-over, and this program knows \
            \(known); run both from one installation.
            """
        case .malformed(let what): "A message between two processes of Nuthatch could not be read: \(what)."
        case .longName(let name):
            "\(name) is too long for the name of a socket; give the database a file name of at most 80 bytes."
        case .notASocket(let path): "\(path) is there and is no socket; move it away, so that commands can write."
        case .system(let path, let detail): "\(path) cannot be used: \(detail)."
        }
    }

    private static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" }))
    }
}
