import Foundation

/// A folder that is removed with its last owner.
final class TemporaryFolder {
    let path: String

    /// - Parameter files: contents by path inside the folder.
    init(_ files: [String: [UInt8]] = [:]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "nuthatch-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, bytes) in files { try write(bytes, to: name) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}
