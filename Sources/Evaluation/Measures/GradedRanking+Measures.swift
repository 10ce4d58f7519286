import Glibc

/// The measures as trec_eval 9 has them (https://github.com/usnistgov/trec_eval, one file `m_*.c` a measure); Järvelin and
/// Kekäläinen 2002 for nDCG, Buckley and Voorhees 2004 for bpref, Yilmaz and Aslam 2006 for inferred average precision.
extension GradedRanking {
    /// Gains over the logarithm of rank + 1, divided by what the best ranking would have; a grade below 1 gains nothing.
    func nDCG(_ cutoff: Int?, gain: (_ grade: Int) -> Double) -> Double {
        let limit = cutoff ?? .max
        let best = ideal.prefix(limit).enumerated().reduce(0) { $0 + gain($1.element) / log2(Double($1.offset + 2)) }
        guard best > 0 else { return 0 }
        return relevant(within: limit).reduce(0) { $0 + gain($1.grade) / log2(Double($1.position + 2)) } / best
    }

    /// The precision at each relevant document, summed up, over all there are.
    func averagePrecision(_ cutoff: Int?) -> Double {
        let sum = relevant(within: cutoff).enumerated().reduce(0) { sum, found in
            sum + Double(found.offset + 1) / Double(found.element.position + 1)
        }
        return share(sum, of: relevant)
    }

    func reciprocalRank(_ cutoff: Int?) -> Double {
        relevant(within: cutoff).first.map { 1 / Double($0.position + 1) } ?? 0
    }

    /// Over the cut-off, however few documents there are.
    func precision(_ cutoff: Int?) -> Double {
        share(Double(relevant(within: cutoff).count), of: cutoff ?? count)
    }

    func recall(_ cutoff: Int?) -> Double {
        share(Double(relevant(within: cutoff).count), of: relevant)
    }

    func hit(_ cutoff: Int?) -> Double {
        relevant(within: cutoff).isEmpty ? 0 : 1
    }

    /// Precision at the rank that is the number of relevant documents.
    var rPrecision: Double { precision(relevant) }

    /// How rarely a document judged 0 stands before a relevant one; of those only the first as many as there are relevant
    /// ones count, and what was not judged does not.
    var bpref: Double {
        let pairs = min(relevant, nonrelevant)
        var before = 0
        var sum = 0.0
        for document in judged {
            if document.grade == 0 {
                before += 1
            } else if document.grade > 0 {
                sum += before == 0 ? 1 : 1 - Double(min(before, relevant)) / Double(pairs)
            }
        }
        return share(sum, of: relevant)
    }

    /// Average precision where only a sample of the pool was judged: what is in the pool without a judgment is taken to be
    /// relevant as often as what has one, and what is not in the pool is not relevant.
    var inferredAveragePrecision: Double {
        // trec_eval's INFAP_EPSILON.
        let epsilon = 0.00001
        var (found, missed, unjudged) = (0, 0, 0)
        var sum = 0.0
        for document in judged {
            if document.grade < 0 {
                unjudged += 1
            } else if document.grade == 0 {
                missed += 1
            } else if document.position == 0 {
                found += 1
                sum += 1
            } else {
                let before = Double(document.position)
                let pooled = Double(found + missed + unjudged) / before
                let precision = (Double(found) + epsilon) / (Double(found + missed) + 2 * epsilon)
                sum += 1 / (before + 1) + before / (before + 1) * pooled * precision
                found += 1
            }
        }
        return share(sum, of: relevant)
    }

    /// The share of the best documents that have a judgment, be it one below 0. As ir_measures has it, a ranking shorter
    /// than the cut-off is measured over its own length.
    func judgedShare(_ cutoff: Int?) -> Double {
        let limit = min(cutoff ?? .max, count)
        return share(Double(judged.count { $0.position < limit }), of: limit)
    }

    private func relevant(within cutoff: Int?) -> [Judged] {
        let limit = cutoff ?? .max
        return judged.filter { $0.grade > 0 && $0.position < limit }
    }

    private func share(_ part: Double, of whole: Int) -> Double {
        whole == 0 ? 0 : part / Double(whole)
    }
}
