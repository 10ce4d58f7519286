import ArgumentParser
import Chunking
import Evaluation
import EvaluationFiles
import Foundation
import Gateway
import LocalEmbedding
import RAGCore
import Readers
import Routing
import Upstreams
import WebServer
import WireFormat

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
        case let error as any StoreError:
            self.init(ExitStatus(error.kind), error.description)
        case let error as ModelError:
            self.init(.notConfigured, error.description)
        case let error as ReaderError:
            self.init(.badInput, error.description)
        case let error as EvaluationFileError:
            self.init(.badInput, error.description)
        case let error as ChunkingError:
            self.init(.badInput, error.description)
        case let error as RoutingError:
            self.init(.badInput, error.description)
        case let error as PolicyError:
            self.init(.badInput, error.description)
        case let error as GainError:
            self.init(.badInput, error.description)
        case let error as IntentError:
            self.init(.badInput, error.description)
        case let error as ChunkingEvaluationError:
            self.init(.badInput, error.description)
        case let error as GatewayError:
            self.init(ExitStatus(error), error.description)
        case let error as ConfigurationError:
            self.init(error.isAboutKey ? .notConfigured : .badInput, error.description)
        case let error as WireError:
            self.init(.badInput, error.description)
        case let error as WebServerError:
            self.init(.notConfigured, error.description)
        case let error as ComparisonError:
            self.init(.badInput, error.description)
        case is ValidationError, is CleanExit:
            return nil
        default:
            guard Nuthatch.exitCode(for: error) == .failure else { return nil }
            self.init(.fault, String(describing: error))
        }
    }
}

extension ConfigurationError {
    /// Whether the file is right, and a key is not.
    fileprivate var isAboutKey: Bool {
        if case .key = problem { true } else { false }
    }
}
