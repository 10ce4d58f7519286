import Access
import Foundation
import Persistence
import RAGCore

extension Workspace {
    /// The key that is meant: by its id, by what is shown of it, or by its whole text.
    func key(_ given: String) async throws -> AccessKey {
        let id = KeyText(given)?.id ?? String(given.hasPrefix("nk_") ? given.dropFirst(3) : given[...])
        guard let key = try await store.accessKey(id) else {
            // No more of it is shown: it may be a whole key with an error in it.
            throw CommandFailure(
                .badInput,
                "There is no key \(KeyText.prefix(of: String(id.prefix(12)))); nuthatch keys list shows those there are."
            )
        }
        return key
    }

    func spentToday(by key: AccessKey) async throws -> Money {
        try await store.spend(on: UTCDay(Date()))[key.id] ?? .zero
    }
}
