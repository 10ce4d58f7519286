import Evaluation
import Testing

@Suite struct FoldsTests {
    private let ids = (0..<200).map { "question-\($0)" }

    @Test(arguments: [2, 5, 10])
    func `each question is judged by what was fitted without its fold`(count: Int) {
        let folds = Folds(ids: ids, count: count)
        #expect(folds.count == count)
        let sizes = (0..<count).map { fold in folds.ofQuestion.count { $0 == fold } }
        #expect(sizes.allSatisfy { $0 > 200 / count / 2 }, "\(sizes)")
        let judged = folds.heldOut {
            Set($0)
        } judge: {
            ($0, $1)
        }
        for (question, (position, seen)) in judged.enumerated() {
            #expect(question == position)
            #expect(!seen.contains(question))
            #expect(seen.count == 200 - sizes[folds.ofQuestion[question]])
        }
    }

    @Test func `a question stays in its fold when others come and go`() {
        let few = Folds(ids: Array(ids.prefix(100)), count: 5)
        #expect(few.ofQuestion == Array(Folds(ids: ids, count: 5).ofQuestion.prefix(100)))
    }

    @Test func `few questions have as many folds as they fill`() {
        #expect(Folds(ids: ["a"], count: 5).count == 1)
        #expect(Folds(ids: [], count: 5).count == 0)
    }
}
