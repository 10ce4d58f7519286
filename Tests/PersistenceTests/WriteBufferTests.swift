import Persistence
import RAGCore
import TestSupport
import Testing

@Suite struct WriteBufferTests {
    private func buffer(lines: Int = 100, bytes: Int = 10_000, group: Int = 4) -> WriteBuffer {
        WriteBuffer(limits: .init(lines: lines, bytes: bytes, linesOfGroup: group, bytesOfGroup: 2_000))
    }

    private func groups(of buffer: inout WriteBuffer, closing: Bool) -> [Int] {
        buffer.begin(closing: closing)
        var sizes: [Int] = []
        while let (group, _) = buffer.next() {
            sizes.append(group.records.count)
            buffer.finish()
        }
        return sizes
    }

    @Test func `the first line of a group calls the writer, and the one that fills it calls at once`() {
        var buffer = buffer()
        #expect(
            (0..<9).map { _ in buffer.append(.made()) } == [
                .soon, .told, .told, .now, .told, .told, .told, .told, .told,
            ]
        )
        #expect(groups(of: &buffer, closing: false) == [4, 4])
        #expect(buffer.lines == 1)
        #expect(groups(of: &buffer, closing: true) == [1])
        #expect(buffer.append(.made()) == .soon)
    }

    @Test func `a group that cannot be written stays the next, and nobody is called`() {
        var buffer = buffer()
        _ = buffer.append(.made(tenant: "first"))
        buffer.begin(closing: true)
        #expect(buffer.next()?.group.records.count == 1)
        buffer.fail()
        #expect((0..<5).map { _ in buffer.append(.made()) } == Array(repeating: .told, count: 5))
        buffer.begin(closing: true)
        #expect(buffer.next()?.group.records.map(\.tenant) == ["first"])
        buffer.finish()
        #expect(!buffer.isFailing)
        #expect(buffer.next()?.group.records.count == 4)
        buffer.finish()
        #expect(buffer.next()?.group.records.count == 1)
        buffer.finish()
        #expect(buffer.next() == nil)
        #expect(buffer.lines == 0)
    }

    @Test func `lines that came unheard are called for afterwards`() {
        var buffer = buffer()
        _ = buffer.append(.made())
        buffer.begin(closing: true)
        _ = buffer.next()
        buffer.fail()
        buffer.begin(closing: false)
        #expect(buffer.append(.made()) == .told)
        _ = buffer.next()
        buffer.finish()
        #expect(buffer.rest() == .soon)
        #expect(buffer.rest() == .told)
    }

    @Test func `years of failures make no more groups than the lines fill`() {
        var buffer = buffer()
        for _ in 0..<40 {
            _ = buffer.append(.made())
            buffer.begin(closing: true)
            _ = buffer.next()
            buffer.fail()
        }
        #expect(groups(of: &buffer, closing: true).count == 11)
    }

    @Test func `lines beyond the bound are counted`() {
        var buffer = buffer(lines: 5)
        for _ in 0..<8 { _ = buffer.append(.made()) }
        #expect([buffer.lines, buffer.lostLines] == [5, 3])
        #expect(groups(of: &buffer, closing: true) == [4, 1])
        _ = buffer.append(.made())
        buffer.giveUp()
        _ = buffer.append(.made())
        #expect([buffer.lines, buffer.lostLines] == [0, 5])
        #expect(groups(of: &buffer, closing: true) == [])
    }

    @Test func `an answer that was replaced is written once, as it was last`() {
        var buffer = buffer()
        for bytes in 1...3 { _ = buffer.append(.made(bytes: bytes), for: .numbered(1)) }
        #expect(buffer.response(for: .numbered(1))?.payload.count == 3)
        buffer.begin(closing: true)
        #expect(buffer.next()?.answers.map { $0.1.payload.count } == [3])
        // One that comes while the group is written is the next group's.
        _ = buffer.append(.made(bytes: 4), for: .numbered(1))
        buffer.finish()
        #expect(buffer.response(for: .numbered(1))?.payload.count == 4)
        buffer.begin(closing: true)
        #expect(buffer.next()?.answers.map { $0.1.payload.count } == [4])
        buffer.finish()
        #expect(buffer.response(for: .numbered(1)) == nil)
    }

    @Test func `answers beyond the bound are not taken, and make room when they are written`() {
        var buffer = buffer(bytes: 2_500)
        for number in 0..<3 { _ = buffer.append(.made(bytes: 1_000), for: .numbered(number)) }
        #expect((0..<3).map { buffer.response(for: .numbered($0)) != nil } == [true, false, false])
        // Under its own key it takes the room of the one before.
        _ = buffer.append(.made(bytes: 1_001), for: .numbered(0))
        #expect(buffer.response(for: .numbered(0))?.payload.count == 1_001)
        _ = groups(of: &buffer, closing: true)
        _ = buffer.append(.made(bytes: 1_000), for: .numbered(1))
        #expect(buffer.response(for: .numbered(1)) != nil)
    }

    @Test func `one key that is stored for ever fills no memory`() {
        var buffer = buffer(lines: 10)
        for bytes in 1...1_000 { _ = buffer.append(.made(bytes: bytes % 7), for: .numbered(1)) }
        buffer.begin(closing: true)
        var answers = 0
        while let (_, written) = buffer.next() {
            answers += written.count
            buffer.finish()
        }
        #expect(answers == 1)
        #expect(buffer.response(for: .numbered(1)) == nil)
    }

    @Test func `what is removed is neither found nor written`() {
        var buffer = buffer()
        _ = buffer.append(.made(tenant: "a"), for: .numbered(1))
        _ = buffer.append(.made(tenant: "b"), for: .numbered(2))
        buffer.removeResponses(tenant: "a")
        #expect((1...2).map { buffer.response(for: .numbered($0)) != nil } == [false, true])
        buffer.begin(closing: true)
        #expect(buffer.next()?.answers.map { $0.0 } == [.numbered(2)])
    }

    @Test func `a warning comes at once, and then once a minute while there is something to say`() {
        var pace = WarningPace()
        let start = ContinuousClock.now
        let said = [
            (true, 0, 0), (true, 0, 59), (true, 5, 60), (false, 5, 200), (false, 6, 201), (true, 6, 202),
            (true, 6, 261),
        ]
        .map { pace.admits(isFailing: $0.0, lostLines: $0.1, now: start + .seconds($0.2)) }
        #expect(said == [true, false, true, false, true, false, true])
    }
}
