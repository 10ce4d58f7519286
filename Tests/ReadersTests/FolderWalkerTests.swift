import Foundation
import Readers
import Testing

struct FolderWalkerTests {
    private let walker = FolderWalker(catalogue: ReaderCatalogue())

    @Test func `a folder is walked in the order of its paths, hidden names and unknown formats left out`() throws {
        try Sandbox.with { folder in
            for name in [
                "b.md", "a/z.txt", "a/a.csv", "a-b.md", ".hidden.md", ".git/x.md", "photo.png", "Z.HTML", "ä.md",
            ] {
                try folder.write(name, "x")
            }
            let findings = walker.files(at: [folder.path("")])
            #expect(findings.files.map(\.path) == ["Z.HTML", "a-b.md", "a/a.csv", "a/z.txt", "b.md", "ä.md"])
            #expect(findings.files.first?.location == folder.path("Z.HTML"))
            #expect(findings.skipped == 1)
            #expect(findings.refusals.isEmpty)
        }
    }

    @Test func `a file that is named is found whatever it is, and known by its name`() throws {
        try Sandbox.with { folder in
            try folder.write("a/photo.png", "x")
            try folder.write("a/.secret.md", "x")
            let findings = walker.files(at: [folder.path("a/photo.png"), folder.path("a/.secret.md")])
            #expect(findings.files.map(\.path) == ["photo.png", ".secret.md"])
        }
    }

    @Test func `links to files are followed, and none leads round`() throws {
        try Sandbox.with { folder in
            try folder.write("docs/a.md", "x")
            try folder.write("else/b.md", "x")
            try folder.link("docs/b.md", to: folder.path("else/b.md"))
            try folder.link("docs/loop", to: folder.path("docs"))
            try folder.link("docs/other", to: folder.path("else"))
            try folder.link("docs/self.md", to: "self.md")
            try folder.link("docs/gone.md", to: "nowhere.md")
            let findings = walker.files(at: [folder.path("docs")])
            #expect(findings.files.map(\.path) == ["a.md", "b.md"])
            #expect(findings.refusals.count == 2)
            #expect(findings.refusals.contains(.file(folder.path("docs/gone.md"), .notFound)))
            #expect(findings.refusals.contains(.file(folder.path("docs/self.md"), .unreadable(errorNumber: ELOOP))))
            #expect(walker.files(at: [folder.path("docs/other")]).files.map(\.path) == ["b.md"])
        }
    }

    @Test func `two files of one identity are refused, one file named twice is not`() throws {
        try Sandbox.with { folder in
            try folder.write("a/x.md", "x")
            try folder.write("b/x.md", "x")
            let findings = walker.files(at: [
                folder.path("a"), folder.path("a/x.md"), folder.path("a/"), folder.path("b"),
            ])
            #expect(findings.files.map(\.location) == [folder.path("a/x.md")])
            #expect(
                findings.refusals.map(\.description) == [
                    "\(folder.path("b/x.md")): it would have the same identifier as \(folder.path("a/x.md")); "
                        + "name the folder that holds both."
                ]
            )
        }
    }

    @Test func `what is not there or no file is refused, and the rest found`() throws {
        try Sandbox.with { folder in
            try folder.write("a.md", "x")
            mkfifo(folder.path("pipe.md"), 0o600)
            let findings = walker.files(at: [folder.path("gone"), folder.path("pipe.md"), folder.path("a.md")])
            #expect(findings.files.map(\.path) == ["a.md"])
            #expect(
                findings.refusals == [
                    .file(folder.path("gone"), .notFound),
                    .file(folder.path("pipe.md"), .notAFile(kind: "a named pipe")),
                ]
            )
        }
    }
}
