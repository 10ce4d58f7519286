import ArgumentParser
import Foundation
import LocalEmbedding
import Persistence

/// How a command ends. The numbers are a promise to scripts.
enum ExitStatus: Int32 {
    case done = 0
    case fault = 1
    case badInput = 2
    case notConfigured = 3
    case databaseRefused = 9
}

/// What a command that could not do its work says, and the code it ends with.
struct CommandFailure: Error, Equatable {
    let code: ExitStatus
    let message: String

    init(_ code: ExitStatus, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Nil for what the argument parser throws: it words that itself.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure:
            self = failure
        case let error as PersistenceError:
            self.init(ExitStatus(error.kind), error.description)
        case let error as ModelError:
            self.init(.notConfigured, error.description)
        case is ValidationError, is CleanExit, is ExitCode:
            return nil
        default:
            guard Nuthatch.exitCode(for: error) == .failure else { return nil }
            self.init(.fault, String(describing: error))
        }
    }
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
