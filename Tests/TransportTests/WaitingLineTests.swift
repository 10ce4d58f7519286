import RAGCore
import TestSupport
import Testing
import Transport

struct WaitingLineTests {
    @Test func `who comes first is served first, and who leaves is not served`() {
        var line = WaitingLine<String>()
        let numbers = ["a", "b", "c", "d"].map { line.append($0) }
        line.remove(numbers[0])
        line.remove(numbers[2])
        line.remove(numbers[2])
        #expect(line.count == 2)
        let served = (0..<3).map { _ in line.popFirst() }
        #expect(served == ["b", "d", nil])
        #expect(line.isEmpty)
    }

    @Test(arguments: [UInt64](0..<10))
    func `it behaves like an array`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var line = WaitingLine<Int>()
        var model: [(number: Int, element: Int)] = []
        for step in 0..<500 {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0, 1: model.append((line.append(step), step))
            case 2 where !model.isEmpty:
                line.remove(model.remove(at: Int.random(in: model.indices, using: &generator)).number)
            default:
                let expected = model.isEmpty ? nil : model.removeFirst().element
                let served = line.popFirst()
                #expect(served == expected)
            }
            #expect(line.count == model.count)
        }
    }
}
