import Foundation
import Glibc
import Testing

/// What commands say of a database that cannot be used.
@Suite struct DatabaseFileTests {
    private let desk: Desk
    private let database: String

    init() throws {
        desk = try Desk()
        // The store names it with links resolved.
        database = URL(filePath: desk.path).resolvingSymlinksInPath().path + "/nuthatch.sqlite"
        try desk.write("a.txt", Shop.leeds)
    }

    @Test(arguments: [
        ["search", "x"], ["ask", "x"], ["status"], ["status", "--gaps"], ["replay"], ["replay", "x"], ["doctor"],
        ["collections"], ["delete", "x"],
        ["collections", "drop", "x"],
    ])
    func `a database that is not there is not made, and the way to one is said`(command: [String]) async throws {
        let outcome = try await desk.run(command)
        #expect(outcome.status == 3)
        #expect(outcome.output == "")
        #expect(
            outcome.error
                == "There is no database at \(database) yet; 'nuthatch ingest PATH --database \(database)' makes one.\n"
        )
        #expect(try desk.names() == ["a.txt"])
    }

    @Test func `a second writer is refused and hears who writes`() async throws {
        _ = try await desk.run("ingest", "a.txt")
        let lock = open(database + ".lock", O_RDWR | O_CLOEXEC)
        try #require(lock >= 0)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX) == 0)
        let holder = Array("process 4711 (nuthatch serve)\n".utf8)
        try #require(pwrite(lock, holder, holder.count, 0) == holder.count)
        for command in [["ingest", "a.txt"], ["delete", "a.txt"], ["collections", "drop", "default"]] {
            let outcome = try await desk.run(command)
            #expect(outcome.status == 9)
            #expect(
                outcome.error == """
                    \(database) is being written by process 4711 (nuthatch serve); one process writes at a time, so try \
                    again when it has ended.

                    """
            )
        }
        #expect(try await desk.run("search", "Leeds").status == 0)
    }

    @Test func `a database of a newer version is left as it is`() async throws {
        _ = try await desk.run("ingest", "a.txt")
        var bytes = try desk.bytes("nuthatch.sqlite")
        // The user version of a database stands in its header, big-endian: https://www.sqlite.org/fileformat.html
        bytes.replaceSubrange(60..<64, with: [0, 0, 3, 232])
        try desk.write("nuthatch.sqlite", bytes)
        for command in [["ingest", "a.txt"], ["search", "x"]] {
            let outcome = try await desk.run(command)
            #expect(outcome.status == 9)
            #expect(
                outcome.error.hasPrefix(
                    "\(database) was written by a newer Nuthatch: its layout is version 1000, and this"
                )
            )
        }
        #expect(try desk.bytes("nuthatch.sqlite") == bytes)
    }

    @Test func `a file that is no database is left as it is`() async throws {
        let text = String(repeating: "This is a letter, not a database.\n", count: 40)
        try desk.write("nuthatch.sqlite", text)
        for command in [["ingest", "a.txt"], ["search", "x"], ["doctor"]] {
            let outcome = try await desk.run(command)
            #expect(outcome.status == 9)
            #expect(outcome.error == "\(database) is not a database; nothing in it was changed.\n")
        }
        #expect(try desk.bytes("nuthatch.sqlite") == Array(text.utf8))
    }

    @Test func `an empty file becomes a database, but has nothing to read`() async throws {
        try desk.write("nuthatch.sqlite", "")
        #expect(try await desk.run("search", "x").status == 3)
        #expect(try await desk.run("ingest", "a.txt").status == 0)
        #expect(try await desk.run("search", "Leeds").status == 0)
    }

    @Test func `a database that may not be written can be read`() async throws {
        _ = try await desk.run("ingest", "a.txt")
        try #require(chmod(database, 0o444) == 0)
        let outcome = try await desk.run("ingest", "a.txt")
        #expect(outcome.status == 9)
        #expect(outcome.error == "\(database) cannot be written: the file or its folder is read-only.\n")
        #expect(try await desk.run("search", "Leeds").status == 0)
    }

    @Test func `a database in a folder that is not there is refused`() async throws {
        let outcome = try await desk.run("ingest", "a.txt", "--database", "nowhere/shop.sqlite")
        #expect(outcome.status == 9)
        #expect(
            outcome.error
                == "The folder of nowhere/shop.sqlite does not exist; make it, or name another file with --database.\n"
        )
    }

    @Test func `a folder is no database`() async throws {
        try desk.write("folder/a.txt", "x")
        let outcome = try await desk.run("status", "--database", "folder")
        #expect(outcome.status == 9)
        #expect(outcome.error.hasSuffix("/folder is not a file; name a database file with --database.\n"))
    }

    @Test func `doctor tells a sound database from one that was tampered with`() async throws {
        _ = try await desk.run("ingest", "a.txt")
        let sound = try await desk.run("doctor")
        #expect(sound.status == 0)
        #expect(sound.output == "Sound: 1 documents, 1 chunks.\n")
        var bytes = try desk.bytes("nuthatch.sqlite")
        let word = Array("Saturdays".utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: word) })
        bytes.replaceSubrange(place..<place + word.count, with: Array("Caturdays".utf8))
        try desk.write("nuthatch.sqlite", bytes)
        let unsound = try await desk.run("doctor", "--json")
        #expect(unsound.status == 1)
        #expect(unsound.error == "The database is not sound; restore a backup, or ingest anew.\n")
        let report = try unsound.json()
        #expect(report.keys == ["sound", "documents", "chunks", "findings", "skipped"])
        #expect(report["sound"] == false)
        #expect(!report["findings"].elements.isEmpty)
    }
}
