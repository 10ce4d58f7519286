import Foundation
import Yams

/// Where things are: from the flags, else the environment, else the file of settings, else the defaults.
struct Settings: Sendable {
    enum Key: String, CaseIterable {
        case database
        case collection
        case embedder

        var variable: String { "NUTHATCH_" + rawValue.uppercased() }
    }

    let database: String
    let collection: String
    /// The folder of the embedding model.
    let embedder: String

    /// - Parameter file: the file of settings, where a flag names one; else `NUTHATCH_CONFIG`.
    init(flags: [Key: String?], environment: [String: String], file: String?) throws {
        let path = file ?? environment["NUTHATCH_CONFIG"]
        let written = try path.map(Self.read) ?? [:]
        func value(_ key: Key) -> String? {
            (flags[key] ?? nil) ?? environment[key.variable].flatMap { $0.isEmpty ? nil : $0 } ?? written[key]
        }
        database = value(.database) ?? "nuthatch.sqlite"
        collection = value(.collection) ?? "default"
        embedder = value(.embedder) ?? Self.defaultModel(environment)
    }

    /// Where `scripts/setup` puts the model.
    static func defaultModel(_ environment: [String: String]) -> String {
        let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return (cache ?? home + "/.cache") + "/nuthatch/models/all-MiniLM-L6-v2"
    }

    private static func read(_ path: String) throws -> [Key: String] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.badInput, "The file of settings \(path) cannot be read; name another with --config.")
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: String(decoding: data, as: UTF8.self))
        } catch {
            throw CommandFailure(.badInput, "The file of settings \(path) is not YAML; write lines such as “database: FILE”.")
        }
        var values: [Key: String] = [:]
        for (name, value) in node?.mapping ?? [:] {
            guard let name = name.string, let key = Key(rawValue: name), let text = value.string else {
                let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(
                    .badInput,
                    "\(path) has the setting “\(name.string ?? "?")”; there are \(known), each with one value."
                )
            }
            values[key] = text
        }
        return values
    }
}
