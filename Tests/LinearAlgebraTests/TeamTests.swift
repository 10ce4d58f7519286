import LinearAlgebra
import Synchronization
import Testing

struct TeamTests {
    @Test(arguments: [1, 2, 3, 8])
    func `every lane runs once`(size: Int) {
        let team = Team(size: size)
        for _ in 0..<50 {
            let lanes = Record()
            team.run { lane in
                #expect(lane.count == size)
                lanes.add(lane.index)
            }
            #expect(lanes.numbers == Array(0..<size))
        }
    }

    @Test(arguments: [1, 2, 3, 8])
    func `shares make up the whole without a gap, and differ by one at most`(size: Int) {
        let shares = Mutex([Int: [Range<Int>]]())
        Team(size: size).run { lane in
            for total in 0...20 {
                let share = lane.share(of: total)
                shares.withLock { $0[total, default: []].append(share) }
            }
        }
        for (total, parts) in shares.withLock(\.self) {
            #expect(parts.flatMap(\.self).sorted() == Array(0..<total))
            #expect(parts.allSatisfy { (total / size...(total + size - 1) / size).contains($0.count) })
        }
    }

    @Test(arguments: [(1, 5), (2, 0), (3, 1), (3, 1000), (8, 3)])
    func `each index is taken once`(size: Int, count: Int) {
        let taken = Record()
        Team(size: size).forEach(count) { index in taken.add(index) }
        #expect(taken.numbers == Array(0..<count))
    }

    @Test func `a busy team lets a second caller work alone, and is free again afterwards`() {
        let team = Team(size: 3)
        let inner = Record()
        team.run { _ in
            team.run { lane in
                lane.meet()
                inner.add(lane.count)
            }
        }
        #expect(inner.numbers == [1, 1, 1])
        let counts = Record()
        team.run { lane in counts.add(lane.count) }
        #expect(counts.numbers == [3, 3, 3])
    }

    @Test func `what a lane wrote before the others met it they see`() {
        let size = 4
        let notes = Matrix(rows: size, columns: 16)
        let missed = Record()
        Team(size: size).run { lane in
            for round in 1...500 {
                notes.withMutableRow(lane.index) { $0[0] = Float(round) }
                lane.meet()
                let seen = (0..<size).allSatisfy { row in notes.withRow(row) { $0[0] } == Float(round) }
                if !seen { missed.add(round) }
                lane.meet()
            }
        }
        #expect(missed.numbers == [])
    }

    @Test func `callers from several threads all get their work done`() async {
        let team = Team(size: 2)
        let done = Record()
        await withTaskGroup { group in
            for caller in 0..<20 {
                group.addTask {
                    team.forEach(10) { index in done.add(caller * 10 + index) }
                }
            }
        }
        #expect(done.numbers == Array(0..<200))
    }

    @Test func `a team of none ends the program`() async {
        await #expect(processExitsWith: .failure) { _ = Team(size: 0) }
    }
}

/// Numbers that lanes wrote down.
private final class Record: Sendable {
    private let state = Mutex<[Int]>([])

    /// In ascending order.
    var numbers: [Int] { state.withLock { $0.sorted() } }

    func add(_ number: Int) {
        state.withLock { $0.append(number) }
    }
}
