/// How many spoiled sentences were caught, and how many true ones were called spoiled.
package struct GroundingScores: Sendable, Equatable, Codable {
    package struct Row: Sendable, Equatable, Codable {
        package let kind: GroundingCase.Kind
        package let count: Int
        /// Those that were called unsupported.
        package let flagged: Int

        package var share: Double { count == 0 ? 0 : Double(flagged) / Double(count) }
    }

    package let rows: [Row]
    /// The share of the spoiled that was caught.
    package let caught: Double
    /// The share of the true that was called spoiled.
    package let falseAlarms: Double

    package init(_ judged: [(kind: GroundingCase.Kind, isSupported: Bool)]) {
        func share(_ isTrue: Bool) -> Double {
            let all = judged.filter { $0.kind.isTrue == isTrue }
            return all.isEmpty ? 0 : Double(all.count { !$0.isSupported }) / Double(all.count)
        }
        rows = GroundingCase.Kind.allCases.map { kind in
            let all = judged.filter { $0.kind == kind }
            return Row(kind: kind, count: all.count, flagged: all.count { !$0.isSupported })
        }
        caught = share(false)
        falseAlarms = share(true)
    }
}
