import Foundation
import Lookups
import Upstreams

/// Where things are: from the flags, else the environment, else the file of settings, else the defaults.
struct Settings: Sendable {
    enum Key: String, CaseIterable {
        case database
        case collection
        case embedder
        case policy

        var flag: String { "--" + rawValue }
        var variable: String { "NUTHATCH_" + rawValue.uppercased() }
    }

    /// Where a value came from.
    enum Origin: Equatable {
        case flag(String)
        case environment(String)
        case file(String)
        case standard
    }

    struct Entry: Equatable {
        var name: String
        var value: String
        var origin: Origin
    }

    static let builtInPolicy = "built-in"

    let database: String
    let collection: String
    /// The folder of the embedding model.
    let embedder: String
    /// The file that says who answers what, or `built-in`.
    let policy: String
    /// All of them, with where they came from.
    let entries: [Entry]
    /// What the file says, where there is one.
    private let written: GatewayConfiguration?
    let environment: [String: String]
    /// The file of settings; empty for none.
    let file: String

    /// An empty value counts as none, wherever it stands.
    ///
    /// - Parameter file: the file of settings, where a flag names one; else `NUTHATCH_CONFIG`.
    init(flags: [Key: String?], environment: [String: String], file: String?) throws {
        let path = file ?? environment["NUTHATCH_CONFIG"] ?? ""
        let written = path.isEmpty ? nil : try SettingsFile.read(path, environment: environment)
        func entry(_ key: Key, standard: String) -> Entry {
            let places: [(String?, Origin)] = [
                (flags[key] ?? nil, .flag(key.flag)),
                (environment[key.variable], .environment(key.variable)),
                (written?.otherFields[key.rawValue], .file(path)),
            ]
            for case (let value?, let origin) in places where !value.isEmpty {
                return Entry(name: key.rawValue, value: value, origin: origin)
            }
            return Entry(name: key.rawValue, value: standard, origin: .standard)
        }
        let database = entry(.database, standard: "nuthatch.sqlite")
        let collection = entry(.collection, standard: "default")
        let embedder = entry(.embedder, standard: Self.defaultModel(environment))
        let policy = entry(.policy, standard: Self.builtInPolicy)
        entries = [database, collection, embedder, policy]
        self.database = database.value
        self.collection = collection.value
        self.embedder = embedder.value
        self.policy = policy.value
        self.written = written
        self.environment = environment
        self.file = path
    }

    /// The models, their upstreams and how they are called.
    func gatewayConfiguration() throws(ConfigurationError) -> GatewayConfiguration {
        if let written { return written }
        return try GatewayConfiguration.default(environment: environment)
    }

    /// The shop's own services; none where the file names none.
    func lookupConfiguration() throws(ConfigurationError) -> LookupConfiguration {
        try LookupConfiguration(written?.lookups, environment: environment)
    }

    /// Where the service listens, and what it takes on.
    func serverConfiguration() throws(ConfigurationError) -> ServerConfiguration {
        try ServerConfiguration(written?.server, environment: environment)
    }

    /// What is kept of questions and answers.
    var answers: AnswerSettings { written?.answers ?? AnswerSettings() }

    /// Where `scripts/setup` puts the model.
    private static func defaultModel(_ environment: [String: String]) -> String {
        let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return (cache ?? home + "/.cache") + "/nuthatch/models/all-MiniLM-L6-v2"
    }
}
