import Access
import ArgumentParser
import Foundation
import Persistence
import RAGCore

struct KeysCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a key, and print it once."
    )

    @OptionGroup var holder: KeyOptions

    @Option(
        help: ArgumentHelp("When it ends: 90d, 24h, or the last day; never unless given.", valueName: "span or date")
    )
    var expires: String?

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let now = Date()
        var generator = SystemRandomNumberGenerator()
        let text = KeyText.mint(using: &generator)
        let key = AccessKey(
            id: text.id,
            name: holder.name,
            secretHash: text.secretHash,
            tenant: holder.tenant,
            collections: try KeyOptions.list(holder.collections, "--collections"),
            audience: try KeyOptions.list(holder.audience, "--audience"),
            roles: try holder.roleSet(),
            limits: try holder.limits(),
            created: now,
            expires: try expires.map { try KeyTerm.end($0, option: "--expires", from: now) }
        )
        guard key.name.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(.badInput, "--name is empty; write what the key is for.")
        }
        let workspace = try await Workspace.openForChange(try shared.settings(), command: "keys create")
        try await workspace.keys.put(key)
        await workspace.store.close()
        try Keys.show(KeyReport(key, spent: .zero, at: now, text: text), shared)
    }
}
