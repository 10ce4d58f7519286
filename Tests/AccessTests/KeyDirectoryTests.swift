import Access
import Foundation
import RAGCore
import TestSupport
import Testing

struct KeyDirectoryTests {
    private let time = ManualTime()
    private let store = MemoryAccessStore()
    private let tasks = BackgroundTasks()

    private func directory(opensWithoutKeys: Bool = false) -> KeyDirectory {
        KeyDirectory(store: store, opensWithoutKeys: opensWithoutKeys, time: time, tasks: tasks)
    }

    /// A key that is in the store.
    private func put(_ seed: UInt64, expires: Date? = nil) async throws -> (text: KeyText, key: AccessKey) {
        var generator = SeededGenerator(seed: seed)
        let text = KeyText.mint(using: &generator)
        var key = AccessKey.made(text.id, expires: expires)
        key.secretHash = text.secretHash
        try await store.put(key)
        return (text, key)
    }

    @Test func `a key tells its holder`() async throws {
        let (text, key) = try await put(1)
        #expect(try await directory().verify(text.text) == .valid(key.caller))
    }

    @Test func `each wrong key is refused, and the log may know why`() async throws {
        let (text, key) = try await put(1)
        let (ended, _) = try await put(2, expires: time.date + 10)
        var generator = SeededGenerator(seed: 3)
        let unknown = KeyText.mint(using: &generator)
        let directory = directory()
        #expect(try await directory.verify(nil) == .refused(.missing))
        #expect(try await directory.verify("nk_x") == .refused(.malformed))
        #expect(try await directory.verify(unknown.text) == .refused(.unknown))
        #expect(try await directory.verify(ended.text) != .refused(.expired))
        time.advance(by: .seconds(10))
        #expect(try await directory.verify(ended.text) == .refused(.expired))
        var stolen = key
        stolen.secretHash = unknown.secretHash
        try await store.put(stolen)
        time.advance(by: .seconds(1))
        #expect(try await directory.verify(text.text) == .refused(.wrongSecret))
        stolen = key
        stolen.revoked = time.date
        try await store.put(stolen)
        time.advance(by: .seconds(1))
        #expect(try await directory.verify(text.text) == .refused(.revoked))
    }

    @Test func `a malformed key is refused without a look into the store`() async throws {
        let (text, _) = try await put(1)
        #expect(try await directory().verify(text.text.dropLast() + "0") == .refused(.malformed))
        #expect(store.versionReads == 0)
    }

    @Test func `a flood of unknown keys costs one reading`() async throws {
        _ = try await put(1)
        var generator = SeededGenerator(seed: 9)
        let directory = directory()
        for _ in 0..<1_000 {
            #expect(try await directory.verify(KeyText.mint(using: &generator).text) == .refused(.unknown))
        }
        #expect(store.versionReads == 1)
        #expect(store.keyReads == 1)
    }

    @Test func `a crowd that comes at once waits for one reading`() async throws {
        let (text, key) = try await put(1)
        let directory = directory()
        try await withThrowingTaskGroup { group in
            for _ in 0..<500 { group.addTask { try await directory.verify(text.text) } }
            for try await verdict in group { #expect(verdict == .valid(key.caller)) }
        }
        #expect(store.versionReads == 1)
    }

    @Test func `a key that was revoked a second before is refused, whenever it was read`() async throws {
        for seed: UInt64 in 1...100 {
            var generator = SeededGenerator(seed: seed)
            var (text, key) = try await put(seed)
            let directory = directory()
            for _ in 0..<Int.random(in: 0...5, using: &generator) {
                #expect(try await directory.verify(text.text) == .valid(key.caller), "seed \(seed)")
                time.advance(by: .milliseconds(Int.random(in: 0...1_200, using: &generator)))
            }
            key.revoked = time.date
            try await store.put(key)
            let steps = Int.random(in: 1...10, using: &generator)
            for _ in 0..<steps {
                time.advance(by: .milliseconds(1_000 / steps))
                if Bool.random(using: &generator), steps > 1 { _ = try await directory.verify(text.text) }
            }
            time.advance(by: .milliseconds(1_000 % steps))
            #expect(try await directory.verify(text.text) == .refused(.revoked), "seed \(seed)")
        }
    }

    @Test func `the keys are read again only where they have changed`() async throws {
        let (text, _) = try await put(1)
        let directory = directory()
        for _ in 0..<20 {
            _ = try await directory.verify(text.text)
            time.advance(by: .seconds(1))
        }
        #expect(store.versionReads == 20)
        #expect(store.keyReads == 1)
        _ = try await put(2)
        _ = try await directory.verify(text.text)
        #expect(store.keyReads == 2)
    }

    @Test func `a store that fails lets nobody in, and is asked again`() async throws {
        let (text, key) = try await put(1)
        let directory = directory()
        _ = try await directory.verify(text.text)
        store.fail(with: .refused)
        #expect(try await directory.verify(text.text) == .valid(key.caller))
        time.advance(by: .seconds(1))
        await #expect(throws: MemoryStoreError.refused) { try await directory.verify(text.text) }
        store.fail(with: nil)
        #expect(try await directory.verify(text.text) == .valid(key.caller))
    }

    @Test func `without a key a local server is open, any other is not, and the first key closes it`() async throws {
        let (open, closed) = (directory(opensWithoutKeys: true), directory())
        for text in [nil, "whatever", ""] {
            #expect(try await open.verify(text) == .valid(.anybody))
            #expect(try await closed.verify(text) == .refused(text == nil ? .missing : .malformed))
        }
        #expect(try await !open.hasKeys())
        var (text, key) = try await put(1)
        time.advance(by: .seconds(1))
        #expect(try await open.verify(nil) == .refused(.missing))
        #expect(try await open.verify("whatever") == .refused(.malformed))
        #expect(try await open.verify(text.text) == .valid(key.caller))
        key.revoked = time.date
        try await store.put(key)
        time.advance(by: .seconds(1))
        #expect(try await open.verify(nil) == .refused(.missing))
        #expect(try await open.hasKeys())
    }
}
