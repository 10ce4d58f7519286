import Lookups
import Upstreams

/// The gateway's settings, with where each came from.
extension Settings {
    /// All but the catalogue, which `nuthatch models` shows. Keys and the values of headers are masked.
    func gatewayEntries() throws -> [Entry] {
        let entries = try gatewayConfiguration().entries.filter { !$0.path.hasPrefix("models.") }
        return placed(entries, standard: try GatewayConfiguration.default(environment: [:]).entries)
    }

    /// Where the service listens, and what it takes on; values of headers are masked.
    func serverEntries() throws -> [Entry] {
        placed(try serverConfiguration().entries, standard: ServerConfiguration().entries)
    }

    /// What is not as without a file comes from the file, or from a variable.
    private func placed(_ entries: [GatewayConfiguration.Entry], standard: [GatewayConfiguration.Entry]) -> [Entry] {
        let known = Dictionary(standard.map { ($0.path, $0.value) }) { first, _ in first }
        return entries.map { entry in
            let isStandard = known[entry.path] == entry.value
            let written: Origin = isStandard || file.isEmpty ? .standard : .file(file)
            return Entry(name: entry.path, value: entry.value, origin: variable(of: entry.path) ?? written)
        }
    }

    /// The shop's own services; values of headers are masked.
    func lookupEntries() throws -> [Entry] {
        try lookupConfiguration().entries.map { Entry(name: $0.path, value: $0.value, origin: .file(file)) }
    }

    /// The environment variable that a value of the default upstream was taken from.
    private func variable(of path: String) -> Origin? {
        let section = "upstreams.\(UpstreamEntry.standardName)."
        let candidates: [String]
        switch path {
        case section + "base_url": candidates = ["NUTHATCH_BASE_URL"]
        case section + "api_key": candidates = UpstreamEntry.standardVariables
        default: return nil
        }
        return candidates.first { environment[$0]?.isEmpty == false }.map(Origin.environment)
    }
}
