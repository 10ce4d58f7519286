import Foundation
import Readers
import Testing

struct FileLoaderTests {
    @Test func `a file is loaded whole`() throws {
        try Sandbox.with { folder in
            try folder.write("a.txt", "text")
            let file = FoundFile(location: folder.path("a.txt"), path: "a.txt")
            let loaded = try FileLoader().load(file)
            #expect(loaded.bytes == Array("text".utf8))
            #expect(loaded.uri == folder.path("a.txt"))
            #expect(loaded.stem == "a")
        }
    }

    @Test func `what is no readable file is refused in one sentence`() throws {
        try Sandbox.with { folder in
            try folder.write("empty.txt", "")
            try folder.write("large.txt", "12345")
            mkfifo(folder.path("pipe.txt"), 0o600)
            #expect(message(folder.path("missing.txt")) == "missing.txt: there is no such file or folder.")
            #expect(message(folder.path("empty.txt")) == "empty.txt: the file is empty.")
            #expect(
                message(folder.path("pipe.txt")) == "pipe.txt: this is a named pipe; only files and folders are read."
            )
            #expect(message(folder.path("")) == ": this is a folder where a file is expected.")
            #expect(
                message(folder.path("large.txt"), limit: 4)
                    == "large.txt: the file has 5 bytes and the limit is 4; split it or raise the limit."
            )
            #expect(message(folder.path("large.txt"), limit: 5).isEmpty)
        }
        #expect(message("/dev/zero") == "zero: this is a device; only files and folders are read.")
    }

    @Test func `a file whose reading fails is refused with the system's number`() {
        #expect(message("/proc/self/mem") == "mem: the file cannot be read (error 5 of the system).")
    }

    @Test func `a file that says it is empty and is not is read`() throws {
        let file = FoundFile(location: "/proc/self/status", path: "status")
        #expect(try FileLoader().load(file).bytes.count > 100)
        #expect(message("/proc/self/status", limit: 10).contains("the limit is 10"))
    }

    @Test func `a file that may not be read says so`() {
        let error = ReaderError.file("a.md", .notPermitted)
        #expect(error.description == "a.md: the file may not be read; change its permissions or leave it out.")
    }

    /// The refusal's message with the file's name for its path; empty where there is none.
    private func message(_ path: String, limit: Int = FileLoader.defaultLimit) -> String {
        do throws(ReaderError) {
            _ = try FileLoader(limit: limit).load(FoundFile(location: path, path: "a"))
            return ""
        } catch {
            return error.description.replacing(
                path,
                with: path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
            )
        }
    }
}

/// A folder that a test has for itself, removed behind it.
struct Sandbox {
    private let root: String

    static func with(_ body: (Sandbox) throws -> Void) throws {
        let sandbox = Sandbox(root: FileManager.default.temporaryDirectory.path + "/readers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: sandbox.root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: sandbox.root) }
        try body(sandbox)
    }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    func write(_ name: String, _ text: String) throws {
        let folder = path(name).split(separator: "/").dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }
}
