import FoundationEssentials

/// Where `scripts/setup` puts the default embedding model.
package enum ModelLocation {
    /// The folder of all-MiniLM-L6-v2.
    ///
    /// - Throws: where it is not there. A test that needs it then fails, for without the model it has shown nothing.
    package static func defaultModel() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        var cache = environment["XDG_CACHE_HOME"] ?? ""
        if cache.isEmpty { cache = (environment["HOME"] ?? "") + "/.cache" }
        let folder = cache + "/nuthatch/models/all-MiniLM-L6-v2"
        guard FileManager.default.fileExists(atPath: folder + "/model.safetensors") else {
            throw MissingModel(folder: folder)
        }
        return folder
    }
}

package struct MissingModel: Error, CustomStringConvertible {
    package var folder: String

    package var description: String {
        "This test reads the embedding model in \(folder), which is not there; run scripts/setup."
    }
}
