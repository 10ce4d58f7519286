import Evaluation
import RAGCore
import Testing

@Suite struct IDListTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `an id has the position at which it came first`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var list = IDList()
        for round in 1...2 {
            var positions: [String: Int] = [:]
            for _ in 0..<2000 {
                let length = Int.random(in: 0...20, using: &generator)
                let id = String((0..<length).map { _ in ["a", "b", "é", "0"].randomElement(using: &generator) ?? "a" })
                let isNew = list.append(id.utf8.span)
                #expect(isNew == (positions[id] == nil), "seed \(seed)")
                if isNew { positions[id] = positions.count }
            }
            #expect(list.count == positions.count && list.last == list[list.count - 1], "seed \(seed)")
            for (id, position) in positions {
                let found = list.position(of: id.utf8.span)
                #expect(found == position && list[position] == id, "seed \(seed)")
            }
            let stranger = list.position(of: "not there, round \(round)".utf8.span)
            #expect(stranger == nil)
            list.removeAll()
            #expect(list.count == 0 && list.last == nil)
        }
    }

    @Test func `only the last id is the last`() {
        var list = IDList()
        let isLastOfNone = list.isLast("".utf8.span)
        for id in ["a", "ab"] { _ = list.append(id.utf8.span) }
        let isLast = ["a", "ab", "abc", "b"].map { list.isLast($0.utf8.span) }
        #expect(!isLastOfNone && isLast == [false, true, false, false])
    }
}
