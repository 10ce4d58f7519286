import Foundation
import Yams

/// A file of settings: YAML lines such as `database: shop.sqlite`.
enum SettingsFile {
    static func read(_ path: String) throws -> [Settings.Key: String] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.badInput, "The file of settings \(path) cannot be read; name another with --config.")
        }
        var values: [Settings.Key: String] = [:]
        for (name, value) in try mapping(data, path: path) {
            guard let name = name.string, let key = Settings.Key(rawValue: name), let text = value.string else {
                let known = Settings.Key.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(
                    .badInput,
                    "\(path) has the setting “\(name.string ?? "?")”; there are \(known), each with one value."
                )
            }
            values[key] = text
        }
        return values
    }

    /// The pairs of the file; none where it is empty.
    private static func mapping(_ data: Data, path: String) throws -> Node.Mapping {
        let text = String(decoding: data, as: UTF8.self)
        guard let node = try? Yams.compose(yaml: text) ?? .mapping([:]), let pairs = node.mapping else {
            throw CommandFailure(
                .badInput,
                "The file of settings \(path) is not a list of names and values; write lines such as “database: FILE”."
            )
        }
        return pairs
    }
}
