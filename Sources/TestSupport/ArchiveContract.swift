import Foundation
package import RAGCore

/// What every `ResponseArchive` promises, as a check that an implementation runs against itself.
///
/// The archive is to be empty, and to hold at least 100 kilobytes. What it breaks comes back as sentences.
package final class ArchiveContract {
    private let archive: any ResponseArchive
    private let time: ManualTime
    private var broken: [String] = []

    private init(archive: any ResponseArchive, time: ManualTime) {
        self.archive = archive
        self.time = time
    }

    /// - Parameter time: of the archive too.
    package static func broken(by archive: any ResponseArchive, time: ManualTime) async throws -> [String] {
        let contract = ArchiveContract(archive: archive, time: time)
        for isFlushed in [false, true] {
            try await contract.checkStoring(isFlushed)
            try await contract.checkReplacing(isFlushed)
            try await contract.checkEnd(isFlushed)
            try await contract.checkFuture(isFlushed)
            try await contract.checkRemoving(isFlushed)
        }
        try await contract.checkTasks()
        return contract.broken
    }

    private func expect(_ promise: String, _ isFlushed: Bool, _ isKept: Bool) {
        if !isKept { broken.append(promise + (isFlushed ? ", on the disk" : ", at once")) }
    }

    private func key(_ number: Int) -> ResponseKey {
        ResponseKey(digest: (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 8)) &+ $0 })
    }

    private func made(_ text: String, tenant: String = "shop", at date: Date? = nil) -> ArchivedResponse {
        let now = date ?? time.date
        return ArchivedResponse(
            tenant: tenant,
            storedAt: now,
            freshUntil: now + 60,
            keepUntil: now + 3_600,
            payload: Array(text.utf8)
        )
    }

    private func store(_ response: ArchivedResponse, _ key: ResponseKey, _ isFlushed: Bool) async throws {
        archive.store(response, for: key)
        if isFlushed { try await archive.flush() }
    }

    private func response(_ number: Int) async throws -> ArchivedResponse? {
        try await archive.response(for: key(number))
    }
}

// MARK: - One answer

extension ArchiveContract {
    private func checkStoring(_ isFlushed: Bool) async throws {
        expect("a key without an answer gives none", isFlushed, try await response(1) == nil)
        for (number, response) in [made("one"), made("", tenant: ""), made("a\0b", tenant: "a\0b")].enumerated() {
            try await store(response, key(number), isFlushed)
            expect("an answer comes back as it was", isFlushed, try await self.response(number) == response)
        }
        expect("another key gives none", isFlushed, try await response(100) == nil)
        try await archive.removeAll(tenant: nil)
    }

    private func checkReplacing(_ isFlushed: Bool) async throws {
        for text in ["one", "two", "three"] {
            try await store(made(text), key(1), isFlushed)
            expect("the last answer under a key is its answer", isFlushed, try await response(1) == made(text))
        }
        try await archive.flush()
        expect("the last answer stays", isFlushed, try await response(1) == made("three"))
        try await archive.removeAll(tenant: nil)
    }

    private func checkEnd(_ isFlushed: Bool) async throws {
        let answer = made("one")
        try await store(answer, key(1), isFlushed)
        time.advance(by: .seconds(3_600))
        expect("an answer is there at the end of its time", isFlushed, try await response(1) == answer)
        time.advance(by: .seconds(1))
        expect("and not after it", isFlushed, try await response(1) == nil)
    }

    /// The clock was set back by a year.
    private func checkFuture(_ isFlushed: Bool) async throws {
        try await store(made("one", at: time.date + 365 * 86_400), key(1), isFlushed)
        let found = try await response(1)
        let life = found.map { $0.keepUntil.timeIntervalSince(time.date) } ?? 0
        expect("an answer from the future has its life from now on", isFlushed, abs(life - 3_600) < 0.001)
        let fresh = found.map { $0.freshUntil.timeIntervalSince(time.date) } ?? 0
        expect("and is fresh as long as it was", isFlushed, abs(fresh - 60) < 0.001)
        try await archive.removeAll(tenant: nil)
    }
}

// MARK: - Many answers

extension ArchiveContract {
    private func checkRemoving(_ isFlushed: Bool) async throws {
        for number in 0..<20 {
            try await store(made("x", tenant: number % 2 == 0 ? "a" : "a\0"), key(number), isFlushed)
        }
        try await archive.removeAll(tenant: "a")
        for number in 0..<20 {
            let isThere = try await response(number) != nil
            expect("the answers of a tenant go, and no others", isFlushed, isThere == (number % 2 == 1))
        }
        try await archive.flush()
        expect("what was removed does not come back", isFlushed, try await response(0) == nil)
        try await archive.removeAll(tenant: nil)
        expect("all answers go", isFlushed, try await response(1) == nil)
        try await store(made("x", tenant: "a"), key(0), isFlushed)
        expect("a tenant may store again", isFlushed, try await response(0) != nil)
        try await archive.removeAll(tenant: nil)
    }

    private func checkTasks() async throws {
        let keys = (0..<400).map(key)
        let answers = (0..<400).map { made("answer \($0)") }
        let archive = archive
        let found = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    var found = 0
                    for number in task * 50..<task * 50 + 50 {
                        archive.store(answers[number], for: keys[number])
                        if number % 20 == task { try? await archive.flush() }
                        if (try? await archive.response(for: keys[number])) == answers[number] { found += 1 }
                    }
                    return found
                }
            }
            return await group.reduce(0, +)
        }
        expect("8 tasks read what they stored", false, found == 400)
        try await archive.removeAll(tenant: nil)
    }
}
