import Gateway
import RAGCore
import Transport

/// How a command ends. The numbers are a promise to scripts.
enum ExitStatus: Int32 {
    case done = 0
    case fault = 1
    case badInput = 2
    case notConfigured = 3
    case notAuthorized = 4
    case unreachable = 5
    case rateLimited = 6
    case timedOut = 7
    /// A figure fell beyond its tolerance and beyond noise.
    case gateFailed = 8
    case databaseRefused = 9
}

extension ExitStatus {
    init(_ error: GatewayError) {
        self =
            switch error {
            case .unknownModel, .invalidRequest, .rejected: .badInput
            case .notConfigured: .notConfigured
            case .unauthorized, .quotaExhausted: .notAuthorized
            case .rateLimited, .limitReached: .rateLimited
            case .unreachable(_, let error) where error.isTimeout: .timedOut
            case .deadlineExceeded: .timedOut
            case .breakerOpen, .unreachable, .upstreamFailed, .invalidAnswer, .streamBroken: .unreachable
            case .shutDown: .fault
            }
    }

    init(_ kind: StoreErrorKind) {
        self =
            switch kind {
            case .missingDatabase, .missingCollection: .notConfigured
            case .invalidInput: .badInput
            case .databaseRefused: .databaseRefused
            case .fault: .fault
            }
    }
}
