import ArgumentParser
import RAGCore
import YAMLText

/// Who holds a key and what it opens.
struct KeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("What it is called, to tell it from others.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("Whose customers ask; tenants share neither answers nor records.", valueName: "name"))
    var tenant = ""

    @Option(help: ArgumentHelp("The collections that it opens, a, b, c; all unless given.", valueName: "list"))
    var collections: String?

    @Option(
        help: ArgumentHelp(
            "For whom documents may be written to be found: a, b, c. Unless given, what is for staff is left out.",
            valueName: "list"
        )
    )
    var audience: String?

    @Option(help: ArgumentHelp("What it may do: ask, ingest, admin.", valueName: "list"))
    var roles = AccessRole.ask.rawValue

    @Option(help: ArgumentHelp("How many requests a minute; no limit unless given.", valueName: "count"))
    var requestsPerMinute: Int?

    @Option(help: ArgumentHelp("How many tokens of models a minute, in and out.", valueName: "count"))
    var tokensPerMinute: Int?

    @Option(help: ArgumentHelp("What models may cost from midnight to midnight, UTC.", valueName: "usd"))
    var dailyBudget: String?

    func limits() throws -> AccessLimits {
        AccessLimits(
            requestsPerMinute: try count(requestsPerMinute, "--requests-per-minute"),
            tokensPerMinute: try count(tokensPerMinute, "--tokens-per-minute"),
            dailyBudget: try dailyBudget.map(Self.budget)
        )
    }

    func roleSet() throws -> Set<AccessRole> {
        Set(
            try CommaList.parts(of: roles).map { name in
                guard let role = AccessRole(rawValue: name) else {
                    let known = AccessRole.allCases.map(\.rawValue).joined(separator: ", ")
                    throw CommandFailure(.badInput, "--roles holds “\(name)”; it must be of \(known).")
                }
                return role
            }
        )
    }

    static func list(_ text: String?, _ option: String) throws -> [String]? {
        guard let parts = text.map(CommaList.parts) else { return nil }
        guard !parts.contains("") else {
            throw CommandFailure(.badInput, "\(option) holds an empty name; write names between commas, such as a,b.")
        }
        return parts
    }

    private func count(_ number: Int?, _ option: String) throws -> Int? {
        guard let number else { return nil }
        guard (1...1_000_000_000).contains(number) else {
            throw CommandFailure(.badInput, "\(option) is \(number); it must be 1 to 1000000000.")
        }
        return number
    }

    private static func budget(_ text: String) throws -> Money {
        guard let picodollars = FixedPoint.parse(text, decimals: 12), picodollars >= 0 else {
            throw CommandFailure(.badInput, "--daily-budget is “\(text)”; write US dollars, such as 5 or 0.25.")
        }
        return Money(picodollars: picodollars)
    }
}
