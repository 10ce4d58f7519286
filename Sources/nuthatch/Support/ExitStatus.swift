import Persistence

/// How a command ends. The numbers are a promise to scripts.
enum ExitStatus: Int32 {
    case done = 0
    case fault = 1
    case badInput = 2
    case notConfigured = 3
    case databaseRefused = 9
}

extension ExitStatus {
    init(_ kind: PersistenceError.Kind) {
        self =
            switch kind {
            case .missingDatabase, .missingCollection: .notConfigured
            case .invalidInput: .badInput
            case .databaseRefused: .databaseRefused
            case .fault: .fault
            }
    }
}
