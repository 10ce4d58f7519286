import Access
import ArgumentParser
import Foundation
import Persistence
import RAGCore

struct KeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Make a new key for the same holder, and let the old one end soon.",
        discussion: """
            The new key has the rights, the limits and the term of the old one. Until the old one ends, each of the two has \
            the limits for itself.
            """
    )

    @Argument(help: ArgumentHelp("The key, as nuthatch keys list shows it.", valueName: "key"))
    var given: String

    @Option(help: ArgumentHelp("How long the old key still holds: 24h, 7d, or 0.", valueName: "span"))
    var grace = "24h"

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let grace = try KeyTerm.grace(grace, option: "--grace")
        let workspace = try await Workspace.openForChange(try shared.settings(), command: "keys rotate")
        var old = try await workspace.key(given)
        let now = Date()
        guard old.state(at: now) == .active else {
            throw CommandFailure(
                .badInput,
                "\(KeyText.prefix(of: old.id)) is \(old.state(at: now).rawValue); nuthatch keys create makes another key."
            )
        }
        var generator = SystemRandomNumberGenerator()
        let text = KeyText.mint(using: &generator)
        var key = old
        key.id = text.id
        key.secretHash = text.secretHash
        key.created = now
        key.expires = old.expires.map { now + $0.timeIntervalSince(old.created) }
        old.expires = min(old.expires ?? .distantFuture, now + grace)
        // The new one first: one that was never shown opens nothing to anybody.
        try await workspace.keys.put(key)
        try await workspace.keys.put(old)
        await workspace.store.close()
        try Keys.show(KeyReport(key, spent: .zero, at: now, text: text), shared)
    }
}
