import ArgumentParser

/// The measurements of `nuthatch bench serve`, one by one.
enum ServeRow: String, CaseIterable, ExpressibleByArgument {
    case cached, passthrough, search, zipf, memory, stop, start, keys, connections, overload, attackers, soak

    /// What runs unless rows are named: a soak takes an hour.
    static let standard = allCases.filter { $0 != .soak }
}
