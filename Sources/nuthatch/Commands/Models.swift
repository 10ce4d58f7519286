import ArgumentParser
import Gateway
import RAGCore
import ReplyFormat
import Reporting
import Upstreams

struct Models: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the models, their prices and where they are served.",
        discussion: "Prices are US dollars for a million tokens."
    )

    @Flag(help: "Ask each upstream whether it answers, with which models; or what is wrong.")
    var check = false

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let settings = try shared.settings()
        guard check else { return try list(try settings.gatewayConfiguration()) }
        let checks = try await GatewaySession.run(settings, quiet: shared.quiet) { await $0.check() }
        try report(checks)
    }

    private func list(_ configuration: GatewayConfiguration) throws {
        let rows = configuration.catalogue.models.map { ModelRow($0, configuration.upstreams) }
        guard !shared.json else {
            for row in rows { Terminal.output(try CompactJSON.line(row)) }
            return
        }
        let header = ["model", "kind", "input", "output", "aliases", "upstreams"]
        let cells = rows.map { row in
            [
                row.name, row.kind, row.inputText, row.outputText, row.aliases.joined(separator: ", "),
                row.upstreams.joined(separator: ", "),
            ]
        }
        for line in TextColumns.lines([header] + cells, right: [2, 3]) { Terminal.output(line) }
    }

    private func report(_ checks: [Gateway.UpstreamCheck]) throws {
        for check in checks {
            if shared.json {
                Terminal.output(try CompactJSON.line(CheckRow(check)))
            } else {
                Terminal.output(Self.text(of: check))
            }
        }
        // The first that fails decides how the command ends; everything was said.
        for check in checks {
            if case .failure(let error) = check.models { throw ExitCode(ExitStatus(error).rawValue) }
        }
    }

    private static func text(of check: Gateway.UpstreamCheck) -> String {
        switch check.models {
        case .success(let models):
            let names = models.isEmpty ? "it lists no models" : models.joined(separator: ", ")
            return "\(check.upstream) (\(check.baseURL)): connected; \(names)"
        case .failure(let error):
            return "\(check.upstream) (\(check.baseURL)): \(error)"
        }
    }
}

private struct ModelRow: Encodable {
    var name: String
    var kind: String
    var inputUsd: Nullable<Double>
    var cachedInputUsd: Nullable<Double>
    var outputUsd: Nullable<Double>
    var dimension: Nullable<Int>
    var aliases: [String]
    var upstreams: [String]
    private let price: Price?

    private enum CodingKeys: String, CodingKey {
        case name, kind, inputUsd, cachedInputUsd, outputUsd, dimension, aliases, upstreams
    }

    init(_ model: ModelEntry, _ upstreams: [UpstreamEntry]) {
        name = model.name
        kind = model.kind.rawValue
        price = model.price
        inputUsd = Nullable(model.price.map { $0.input.dollarsPerMillion })
        cachedInputUsd = Nullable(model.price?.cachedInput.map { $0.dollarsPerMillion })
        outputUsd = Nullable(model.price.map { $0.output.dollarsPerMillion })
        dimension = Nullable(model.dimension)
        aliases = model.aliases
        self.upstreams = upstreams.filter { $0.models.upstreamName(of: model.name) != nil }.map(\.name)
    }

    var inputText: String { price.map { Price.perMillionTokens($0.input) } ?? "unknown" }

    var outputText: String {
        guard kind == ModelEntry.Kind.chat.rawValue else { return "-" }
        return price.map { Price.perMillionTokens($0.output) } ?? "unknown"
    }
}

private struct CheckRow: Encodable {
    var upstream: String
    var baseUrl: String
    var isConnected: Bool
    var models: Nullable<[String]>
    var error: Nullable<String>
    var code: Nullable<String>

    init(_ check: Gateway.UpstreamCheck) {
        upstream = check.upstream
        baseUrl = check.baseURL
        switch check.models {
        case .success(let names):
            isConnected = true
            models = Nullable(names)
            (error, code) = (Nullable(nil), Nullable(nil))
        case .failure(let failure):
            isConnected = false
            models = Nullable(nil)
            (error, code) = (Nullable(failure.description), Nullable(failure.code))
        }
    }
}

extension Money {
    /// Of a price for one token.
    fileprivate var dollarsPerMillion: Double { Double(picodollars) / 1e6 }
}
