/// A figure of how good a ranking is, under the name that the field has for it, such as `nDCG@10`.
///
/// What each is exactly is in `GradedRanking+Measures.swift`.
package struct Measure: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable, CaseIterable {
        case nDCG
        case exponentialNDCG
        case averagePrecision
        case reciprocalRank
        case precision
        case recall
        case hit
        case rPrecision
        case bpref
        case infAP
        case judged
    }

    package let kind: Kind
    /// How many of the best documents are looked at; nil for all.
    package let cutoff: Int?

    init(_ kind: Kind, cutoff: Int? = nil) {
        self.kind = kind
        self.cutoff = cutoff
    }

    /// What is measured unless others are named.
    package static let standard = [
        Measure(.nDCG, cutoff: 10), Measure(.averagePrecision), Measure(.reciprocalRank),
        Measure(.precision, cutoff: 5),
        Measure(.recall, cutoff: 100), Measure(.hit, cutoff: 1), Measure(.rPrecision), Measure(.bpref),
    ]

    /// Its one printed name, which `init(_:)` reads.
    package var description: String {
        cutoff.map { "\(kind.name.printed)@\($0)" } ?? kind.name.printed
    }

    /// Of one ranking; from 0 to 1, and 0 where nothing relevant was judged.
    package func figure(of ranking: GradedRanking) -> Double {
        switch kind {
        case .nDCG: ranking.nDCG(cutoff) { Double($0) }
        case .exponentialNDCG: ranking.nDCG(cutoff) { 2.0.power($0) - 1 }
        case .averagePrecision: ranking.averagePrecision(cutoff)
        case .reciprocalRank: ranking.reciprocalRank(cutoff)
        case .precision: ranking.precision(cutoff)
        case .recall: ranking.recall(cutoff)
        case .hit: ranking.hit(cutoff)
        case .rPrecision: ranking.rPrecision
        case .bpref: ranking.bpref
        case .infAP: ranking.inferredAveragePrecision
        case .judged: ranking.judgedShare(cutoff)
        }
    }
}

extension Double {
    /// Exact for powers of two.
    fileprivate func power(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * self }
    }
}
