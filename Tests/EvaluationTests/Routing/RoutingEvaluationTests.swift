import Evaluation
import RAGCore
import Testing

@Suite struct RoutingEvaluationTests {
    private let bootstrap = Bootstrap(resamples: 100)

    /// `+` only the strong model is right, `-` only the weak one, `=` both, `0` none; scores fall from left to right.
    private func outcomes(_ kinds: String, scores: [Double]? = nil) -> [RoutingOutcome] {
        kinds.enumerated().map { index, kind in
            RoutingOutcome(
                text: String(repeating: "x", count: index + 1),
                isWeakRight: "-=".contains(kind),
                isStrongRight: "+=".contains(kind),
                score: scores?[index] ?? -Double(index)
            )
        }
    }

    private func figures(
        _ strategy: RoutingEvaluation.Strategy,
        of outcomes: [RoutingOutcome],
        share: Double = 0.5
    ) throws -> RoutingFigures {
        let evaluation = RoutingEvaluation(of: outcomes, share: share, bootstrap: bootstrap)
        return try #require(evaluation.rows.first { $0.strategy == strategy }).figures
    }

    @Test func `a curve of four texts is the one drawn by hand`() throws {
        // PGR after 0, 1, ... 4 calls of the strong model: 0, 1, 1, 2, 1. The weak model is right twice.
        let figures = try figures(.router, of: outcomes("+=+-"))
        #expect(abs(try #require(figures.apgr).value - (0.5 + 1 + 1.5 + 1.5) / 4) < 1e-12)
        #expect(abs(try #require(figures.cpt50).value - 0.125) < 1e-12)
        #expect(abs(try #require(figures.cpt80).value - 0.2) < 1e-12)
        #expect(figures.quality.value == 0.75)
        #expect(figures.harm.value == 0.25)
        #expect(figures.oracleGap.value == 0.25)
        #expect(figures.cost.value == 0.5)
    }

    @Test func `costs at a share of the strong model's quality are read off the curve`() throws {
        // 0.75 is the strong model's quality; the first call recovers all from 0.5 to 0.75.
        let figures = try figures(.router, of: outcomes("+=+-"))
        #expect(abs(try #require(figures.costAt95).value - 0.2125) < 1e-12)
        #expect(abs(try #require(figures.costAt98).value - 0.235) < 1e-12)
        let random = try self.figures(.random, of: outcomes("+=+-"))
        #expect(abs(try #require(random.costAt95).value - 0.85) < 1e-12)
        #expect(try self.figures(.alwaysWeak, of: outcomes("+=+-")).costAt95 == nil)
        // Where the weak model is good enough, nothing is paid.
        #expect(try self.figures(.router, of: outcomes("====")).costAt98?.value == 0)
    }

    @Test func `a trained router and all other ways are judged on the half that it has not seen`() throws {
        var generator = SeededGenerator(seed: 11)
        let kinds = String((0..<101).map { _ in "++-==0".randomElement(using: &generator) ?? "=" })
        let outcomes = outcomes(kinds).map { outcome in
            var outcome = outcome
            outcome.label = "\(outcome.text.count % 5)"
            return outcome
        }
        let halving = Halving(count: outcomes.count, seed: 4)
        #expect(halving.training.count == 50 && halving.heldOut.count == 51)
        #expect(Set(halving.training + halving.heldOut) == Set(outcomes.indices))
        #expect(
            halving == Halving(count: outcomes.count, seed: 4) && halving != Halving(count: outcomes.count, seed: 5)
        )
        let gains = halving.heldOut.map { (outcomes[$0].isStrongRight ? 1.0 : 0) - (outcomes[$0].isWeakRight ? 1 : 0) }
        let trained = TrainedHalf(halving: halving, scores: gains)
        let evaluation = RoutingEvaluation(of: outcomes, trained: [trained], bootstrap: bootstrap)
        let alone = RoutingEvaluation(of: halving.heldOut.sorted().map { outcomes[$0] }, bootstrap: bootstrap)
        func apgr(_ strategy: RoutingEvaluation.Strategy, in evaluation: RoutingEvaluation) throws -> Double {
            try #require(evaluation.rows.first { $0.strategy == strategy }?.figures.apgr).value
        }
        #expect(evaluation.count == 51 && evaluation.weakQuality == alone.weakQuality)
        #expect(try abs(apgr(.router, in: evaluation) - apgr(.oracle, in: alone)) < 1e-12)
        #expect(try abs(apgr(.length, in: evaluation) - apgr(.length, in: alone)) < 1e-12)
        #expect(evaluation.rows.map(\.strategy) == RoutingEvaluation.Strategy.allCases)
    }

    @Test func `equal scores change sides together, on a straight line`() throws {
        for kinds in ["+0+=", "=+0+"] {
            let figures = try figures(.router, of: outcomes(kinds, scores: [1, 1, 1, 1]))
            #expect(abs(try #require(figures.apgr).value - 0.5) < 1e-12)
            #expect(abs(try #require(figures.cpt80).value - 0.8) < 1e-12)
            #expect(figures.quality.value == 0.5)
        }
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `APGR is the mean over all orders of what ties, area by area`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let outcomes = (0..<6).map { _ in
            RoutingOutcome(
                text: "x",
                isWeakRight: Int.random(in: 0...3, using: &generator) == 0,
                isStrongRight: Int.random(in: 0...3, using: &generator) > 0,
                score: Double(Int.random(in: 0...2, using: &generator))
            )
        }
        let gains = outcomes.map { ($0.isStrongRight ? 1 : 0) - ($0.isWeakRight ? 1 : 0) }
        let gap = gains.reduce(0, +)
        let figures = try figures(.router, of: outcomes)
        guard gap > 0 else {
            #expect(figures.apgr == nil && figures.cpt50 == nil && figures.cpt80 == nil)
            return
        }
        let orders = Self.orders(of: Array(outcomes.indices)).filter { order in
            zip(order, order.dropFirst()).allSatisfy { outcomes[$0].score ?? 0 >= outcomes[$1].score ?? 0 }
        }
        let areas = orders.map { order -> Double in
            var recovered = 0
            return order.reduce(0.0) { area, index in
                let before = recovered
                recovered += gains[index]
                return area + Double(before + recovered) / 2
            } / Double(order.count * gap)
        }
        let expected = areas.reduce(0, +) / Double(areas.count)
        #expect(abs(try #require(figures.apgr).value - expected) < 1e-12, "seed \(seed)")
    }

    private static func orders(of items: [Int]) -> [[Int]] {
        guard items.count > 1 else { return [items] }
        return items.flatMap { item in orders(of: items.filter { $0 != item }).map { [item] + $0 } }
    }

    @Test func `chance recovers half, and spreads as all orders do`() throws {
        let outcomes = outcomes("++=0-+=")
        let gains = [1, 1, 0, 0, -1, 1, 0]
        let areas = Self.orders(of: Array(gains.indices)).map { order -> Double in
            var recovered = 0
            return order.reduce(0.0) { area, index in
                recovered += gains[index]
                return area + Double(2 * recovered - gains[index]) / 2
            } / Double(gains.count * 2)
        }
        let mean = areas.reduce(0, +) / Double(areas.count)
        let variance = areas.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(areas.count)
        let random = try figures(.random, of: outcomes)
        let apgr = try #require(random.apgr)
        #expect(abs(mean - 0.5) < 1e-12 && apgr.value == 0.5)
        let reach = (try #require(apgr.interval).high - 0.5) / 1.959963984540054
        #expect(abs(reach - variance.squareRoot()) < 1e-9)
        #expect(random.cpt50?.value == 0.5 && random.cpt80?.value == 0.8)
    }

    @Test func `quality and harm by chance spread as samples drawn without replacement do`() throws {
        let outcomes = outcomes("++=0-+")
        let gains = [1, 1, 0, 0, -1, 1]
        let samples = (0..<64).filter { $0.nonzeroBitCount == 3 }
        func spread(_ value: (Int) -> Double) -> (mean: Double, deviation: Double) {
            let values = samples.map(value)
            let mean = values.reduce(0, +) / Double(values.count)
            return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot())
        }
        let quality = spread { set in Double(2 + gains.indices.reduce(0) { $0 + (set >> $1 & 1) * gains[$1] }) / 6 }
        let harm = spread { set in Double(gains.indices.count { gains[$0] > 0 && set >> $0 & 1 == 0 }) / 6 }
        let random = try figures(.random, of: outcomes)
        for (figure, expected) in [(random.quality, quality), (random.harm, harm)] {
            #expect(abs(figure.value - expected.mean) < 1e-12)
            #expect(
                abs((try #require(figure.interval).high - figure.value) / 1.959963984540054 - expected.deviation) < 1e-9
            )
        }
    }

    @Test func `one model alone is one end of every curve`() throws {
        let outcomes = outcomes("+=+-0")
        let weak = try figures(.alwaysWeak, of: outcomes)
        #expect(weak.apgr == nil && weak.cpt50 == nil && weak.strongShare == 0)
        #expect(weak.quality.value == 0.4 && weak.harm.value == 0.4 && weak.cost.value == 0)
        let strong = try figures(.alwaysStrong, of: outcomes)
        #expect(strong.quality.value == 0.6 && strong.harm.value == 0 && strong.strongShare == 1)
        #expect(abs(strong.oracleGap.value - 0.2) < 1e-12 && strong.cost.value == 1)
    }

    @Test func `no way is better than the oracle, at any share`() throws {
        var generator = SeededGenerator(seed: 7)
        let kinds = String((0..<200).map { _ in "+++-==0".randomElement(using: &generator) ?? "=" })
        let evaluation = RoutingEvaluation(of: outcomes(kinds), bootstrap: bootstrap)
        let oracle = try #require(evaluation.rows.first { $0.strategy == .oracle })
        for row in evaluation.rows where !row.curve.isEmpty {
            #expect(row.curve.count == 101)
            for (own, best) in zip(row.curve, oracle.curve) {
                #expect(own.strongShare == best.strongShare)
                #expect(own.quality <= best.quality + 1e-12 && own.harm >= best.harm - 1e-12)
            }
        }
        #expect(oracle.figures.harm.value == 0 && oracle.figures.oracleGap.value < 1e-12)
    }

    @Test func `where the strong model is no better there is no gap to recover`() throws {
        let evaluation = RoutingEvaluation(of: outcomes("+-=0"), bootstrap: bootstrap)
        #expect(evaluation.rows.allSatisfy { $0.figures.apgr == nil && $0.figures.cpt50 == nil })
        #expect(evaluation.rows.allSatisfy { $0.figures.quality.interval != nil })
    }

    @Test func `an interval is left out where a resample has no gap`() throws {
        // Of two texts one resample in four is "==": no gap.
        let apgr = try #require(try figures(.router, of: outcomes("+=")).apgr)
        #expect(apgr.value > 0.5 && apgr.interval == nil)
    }

    @Test func `the longer text goes to the strong model, in scalars`() throws {
        let long = RoutingOutcome(text: "abcd", isWeakRight: false, isStrongRight: true)
        let short = RoutingOutcome(text: "abc", isWeakRight: true, isStrongRight: true)
        // Of more bytes and fewer scalars.
        let wide = RoutingOutcome(text: "日本", isWeakRight: false, isStrongRight: false)
        let length = try figures(.length, of: [wide, short, long], share: 1.0 / 3)
        #expect(length.quality.value == 2.0 / 3)
    }

    @Test func `costs are those of the calls that are made`() throws {
        let outcomes = [
            RoutingOutcome(
                text: "a",
                isWeakRight: false,
                isStrongRight: true,
                score: 2,
                cost: .init(weak: 1, strong: 10)
            ),
            RoutingOutcome(
                text: "b",
                isWeakRight: true,
                isStrongRight: true,
                score: 1,
                cost: .init(weak: 2, strong: 30)
            ),
        ]
        let evaluation = RoutingEvaluation(of: outcomes, bootstrap: bootstrap)
        #expect(evaluation.hasCosts)
        let costs = Dictionary(uniqueKeysWithValues: evaluation.rows.map { ($0.strategy, $0.figures.cost.value) })
        #expect(costs[.router] == 6 && costs[.alwaysWeak] == 1.5 && costs[.alwaysStrong] == 20)
        #expect(costs[.random] == 10.75)
    }

    @Test func `labels that part gains from the rest recover nearly all at once`() throws {
        let outcomes = (0..<400).map { index in
            RoutingOutcome(
                text: "x",
                isWeakRight: index % 4 != 0,
                isStrongRight: true,
                label: index % 4 == 0 ? "hard" : "easy"
            )
        }
        let evaluation = RoutingEvaluation(of: outcomes, bootstrap: bootstrap)
        let label = try #require(evaluation.rows.first { $0.strategy == .label }).figures
        let cpt = try #require(label.cpt80)
        #expect(abs(cpt.value - 0.2) < 0.02 && cpt.interval?.contains(cpt.value) == true)
        #expect(label.harm.value == 0)
        // A router is only there where there are scores.
        #expect(!evaluation.rows.contains { $0.strategy == .router })
    }

    @Test func `a label says nothing of the half that it was learnt on`() throws {
        // Each text has a label of its own: what is learnt helps none of the others.
        let outcomes = (0..<100).map { index in
            RoutingOutcome(text: "x", isWeakRight: index % 2 == 0, isStrongRight: true, label: "\(index)")
        }
        let evaluation = RoutingEvaluation(of: outcomes, bootstrap: bootstrap)
        let label = try #require(evaluation.rows.first { $0.strategy == .label }).figures
        #expect(abs(try #require(label.apgr).value - 0.5) < 1e-12)
    }

    @Test func `the same seed gives the same figures`() {
        let outcomes = outcomes("+=+-0==+")
        #expect(
            RoutingEvaluation(of: outcomes, bootstrap: bootstrap)
                == RoutingEvaluation(of: outcomes, bootstrap: bootstrap)
        )
    }
}
