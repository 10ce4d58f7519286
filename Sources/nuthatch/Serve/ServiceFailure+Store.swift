import HTTPService
import LocalEmbedding
import Persistence
import RAGCore
import Retrieval

extension ServiceFailure {
    /// What the parts below the service throw, as a caller is told; nil where it is our fault.
    static func explaining(_ error: any Error) -> ServiceFailure? {
        switch error {
        case let error as PersistenceError: failure(error)
        case let error as CommandFailure where error.code == .badInput: ServiceFailure(.invalidValue, error.message)
        default: nil
        }
    }

    private static func failure(_ error: PersistenceError) -> ServiceFailure? {
        switch error {
        case .missingCollection(let name, _):
            ServiceFailure(.collectionNotFound, "There is no collection “\(name)”.", param: "collection")
        case .full: ServiceFailure(.storageFull, error.description, retryAfter: .seconds(30))
        default:
            error.kind == .invalidInput ? ServiceFailure(.invalidValue, error.description) : nil
        }
    }
}
