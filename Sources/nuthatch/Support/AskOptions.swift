import Answering
import ArgumentParser
import Foundation
import RAGCore

/// How a question is answered, and what is known beside it.
struct AskOptions: ParsableArguments {
    @Option(help: "The model that has to write the answer, whatever the policy says: cheap or strong.")
    var tier: ModelTier?

    @Option(help: ArgumentHelp("Who answers what; the built-in policy unless given.", valueName: "file"))
    var policy: String?

    @Option(
        name: .customLong("context"),
        help: ArgumentHelp("What the shop knows, such as order_id=1234.", valueName: "key=value")
    )
    var context: [String] = []

    @Option(
        help: ArgumentHelp(
            "What was said before: JSON lines {\"role\": \"user\" or \"assistant\", \"content\"}, oldest first.",
            valueName: "file"
        )
    )
    var history: String?

    @Option(
        name: .customLong("bought"),
        help: ArgumentHelp("What the customer has bought or looked at before.", valueName: "text")
    )
    var customerHistory: [String] = []

    @Option(help: ArgumentHelp("The customer's language; told by the question unless given.", valueName: "tag"))
    var locale: String?

    @Flag(help: "Let the simulator's models and shop answer, on this machine and without a key.")
    var simulate = false

    @Option(
        name: .customLong("simulator"),
        help: ArgumentHelp("How the simulator's models behave, such as obedient.", valueName: "behaviour")
    )
    var behaviour: String?

    func validate() throws {
        _ = try fields()
        guard behaviour == nil || simulate else {
            throw ValidationError("--simulator is about --simulate; add it.")
        }
    }

    func session(_ command: String, quiet: Bool) -> AnswerSession.Options {
        AnswerSession.Options(
            command: command,
            simulates: simulate,
            simulatorOptions: behaviour.map { ["--behaviour", $0] } ?? [],
            quiet: quiet
        )
    }

    /// - Throws: where the file of what was said before is none.
    func request(
        _ question: String,
        in collection: String,
        _ filter: Filter?,
        _ call: CallOptions? = nil
    ) async throws -> AnswerRequest {
        let said = history
        return AnswerRequest(
            question: question,
            collection: collection,
            filter: filter,
            history: try await ComputeQueue.run { try said.map(HistoryFile.turns) ?? [] },
            tenant: call?.tenant ?? "",
            locale: locale,
            tier: tier,
            context: try fields(),
            customerHistory: customerHistory,
            patience: call?.patience
        )
    }

    private func fields() throws -> [String: String] {
        try Dictionary(
            context.map { field in
                guard let mark = field.firstIndex(of: "="), mark > field.startIndex else {
                    throw ValidationError(
                        "--context is “\(field)”; write a key, = and its value, such as order_id=1234."
                    )
                }
                return (String(field[..<mark]), String(field[field.index(after: mark)...]))
            },
            uniquingKeysWith: { _, last in last }
        )
    }
}

extension ModelTier: ExpressibleByArgument {}
