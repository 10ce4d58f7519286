import Foundation
import Testing

/// `backup`, `restore`, `export` and `import`.
@Suite struct BackupTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try Shop.stock(desk)
    }

    @Test func `a backup comes back`() async throws {
        _ = try await desk.run("ingest", "shop")
        let backup = try await desk.run("backup", "monday.backup", "--json")
        #expect(backup.error == "")
        #expect(try backup.json().keys == ["path", "bytes", "sha256", "documents", "chunks", "took_ms"])
        #expect(try backup.json()["documents"] == 8)
        #expect(try await desk.shell("sha256sum -c monday.backup.sha256").output == "monday.backup: OK\n")
        _ = try await desk.run("delete", "tent")
        #expect(try await desk.run("restore", "monday.backup", "--check").output.hasPrefix("Sound: 8 documents, "))
        #expect(try await desk.run("status", "--json").json()["collections"][0]["documents"] == 7)
        let restored = try await desk.run("restore", "monday.backup")
        #expect(restored.status == 0)
        #expect(restored.output.hasPrefix("Restored: 8 documents, "))
        #expect(restored.error.hasPrefix("The former database is \(desk.path)/nuthatch.sqlite.before-restore-20"))
        #expect(try await desk.run("status", "--json").json()["collections"][0]["documents"] == 8)
        #expect(try await desk.run("ingest", "shop", "--json").json()["unchanged"] == 8)
        #expect(try await desk.run("doctor").status == 0)
    }

    @Test func `a damaged backup ends with 2 and changes nothing`() async throws {
        _ = try await desk.run("ingest", "shop")
        _ = try await desk.run("backup", "monday.backup")
        _ = try await desk.run("delete", "tent")
        var bytes = try desk.bytes("monday.backup")
        bytes[bytes.count / 2] ^= 1
        try desk.write("monday.backup", bytes)
        let outcome = try await desk.run("restore", "monday.backup", "--discard")
        #expect(outcome.status == 2)
        #expect(outcome.error.hasPrefix("The backup \(desk.path)/monday.backup cannot be restored: its SHA-256 is "))
        #expect(try await desk.run("status", "--json").json()["collections"][0]["documents"] == 7)
        #expect(try await desk.run("restore", "nothing").status == 2)
        #expect(try await desk.run("restore", "monday.backup", "--check", "--discard").status == 2)
    }

    @Test(arguments: [[], ["--with-vectors"]])
    func `what is exported and imported is the same`(flags: [String]) async throws {
        _ = try await desk.run("ingest", "shop")
        _ = try await desk.run("ingest", "shop/stores", "--collection", "stores")
        _ = try await desk.run(["export", "--out", "all.jsonl"] + flags)
        let first = try await desk.run("import", "all.jsonl", "--database", "other.sqlite", "--json")
        #expect(first.error == "")
        #expect(first.status == 0)
        #expect(try first.json()["new"] == 9)
        #expect(try first.json()["embedded"] == (flags.isEmpty ? try first.json()["chunks"] : 0))
        let second = try await desk.run("import", "all.jsonl", "--database", "other.sqlite")
        #expect(second.output == "0 new, 0 updated, 9 unchanged, 0 removed, 0 failed\n")
        let there = try await desk.run(["export", "--database", "other.sqlite"] + flags)
        let here = try await desk.run(["export"] + flags)
        #expect(Self.hashes(there) == Self.hashes(here))
        #expect(Self.hashes(here).count == 9)
        if !flags.isEmpty { #expect(there.output == here.output) }
        #expect(try await desk.run("ingest", "shop", "--database", "other.sqlite", "--json").json()["unchanged"] == 8)
        #expect(try await desk.run("doctor", "--database", "other.sqlite").status == 0)
    }

    private static func hashes(_ outcome: Outcome) -> [JSON] {
        outcome.lines.dropFirst().compactMap { try? JSON($0) }.map { $0["content_hash"] }
    }

    @Test func `a bad line is named, and those beside it are stored`() async throws {
        _ = try await desk.run("ingest", "shop")
        var lines = try await desk.run("export").lines
        lines[2] = "{\"id\": 5}"
        lines[4] = lines[4].replacing("\"collection\":\"default\"", with: "\"collection\":\"other\"")
        let edited = try #require(lines.firstIndex { $0.contains("Leeds") })
        lines[edited] = lines[edited].replacing("Leeds", with: "Derby")
        lines.append(lines[1])
        try desk.write("bad.jsonl", lines.joined(separator: "\n") + "\n")
        let outcome = try await desk.run("import", "bad.jsonl", "--database", "other.sqlite")
        #expect(outcome.status == 2)
        #expect(outcome.output == "5 new, 0 updated, 0 unchanged, 0 removed, 4 failed\n")
        let errors = outcome.error.split(separator: "\n").map(String.init)
        #expect(errors.contains("bad.jsonl, line 3: it is no document as nuthatch export writes one."))
        #expect(errors.contains("bad.jsonl, line 5: the first line names no collection “other”."))
        #expect(
            errors.contains { $0.hasPrefix("bad.jsonl, line \(edited + 1): chunk 0 is not the text that was exported") }
        )
        #expect(errors.contains { $0.hasPrefix("bad.jsonl, line \(lines.count): a document with the id “") })
    }

    @Test func `one collection goes out alone, and in under another name`() async throws {
        _ = try await desk.run("ingest", "shop")
        _ = try await desk.run("ingest", "shop/stores", "--collection", "stores")
        let one = try await desk.shell(
            "\"$nuthatch\" export --collection stores | \"$nuthatch\" import - --collection copy"
        )
        #expect(one.output == "1 new, 0 updated, 0 unchanged, 0 removed, 0 failed\n")
        #expect(try await desk.run("collections").output == "copy\ndefault\nstores\n")
        let all = try await desk.shell("\"$nuthatch\" export | \"$nuthatch\" import - --collection copy")
        #expect(all.status == 2)
        #expect(all.error == "Standard input holds 3 collections; --collection names where one of them goes.\n")
        #expect(try await desk.run("export", "--collection", "nowhere").status == 3)
        let foreign = try await desk.run("import", "shop/products.jsonl")
        #expect(foreign.status == 2)
        #expect(foreign.error.contains("nuthatch ingest takes other JSON lines"))
    }
}
