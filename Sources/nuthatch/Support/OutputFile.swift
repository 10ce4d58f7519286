import Foundation
import RAGCore

/// Files that a command writes beside its output.
enum OutputFile {
    /// Puts the whole file in place, or leaves what was there.
    static func write(_ text: String, to path: String) async throws {
        try await write(Array(text.utf8), to: path)
    }

    /// Puts the whole file in place, or leaves what was there.
    static func write(_ bytes: [UInt8], to path: String) async throws {
        try await ComputeQueue.run {
            // A link or a device is written through; to rename another file over it would take it away.
            let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            let isReplaced = type == nil || type == .typeRegular
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: path), options: isReplaced ? .atomic : [])
            } catch {
                throw unwritable(path)
            }
        }
    }

    /// Says at once, before the work whose result it takes, that a file cannot be written.
    static func check(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            !(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue)
        else { throw unwritable(path) }
    }

    private static func unwritable(_ path: String) -> CommandFailure {
        CommandFailure(.badInput, "\(path) cannot be written; name a file in a folder that is there.")
    }
}
