import Foundation
import Upstreams

/// A file of settings in YAML: where things are, and which models there are (see `GatewayConfiguration`).
enum SettingsFile {
    static func read(_ path: String, environment: [String: String]) throws -> GatewayConfiguration {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.badInput, "The file of settings \(path) cannot be read; name another with --config.")
        }
        let text = String(decoding: data, as: UTF8.self)
        return try GatewayConfiguration.load(yaml: text, file: path, environment: environment)
    }
}
