/// What a kind of measure is called, and whether its name takes a cut-off.
struct MeasureName {
    enum Cutoff {
        case required
        case optional
        case none
    }

    var printed: String
    var cutoff: Cutoff
    /// What else the field calls it, in small letters: other tools' names among them.
    var others: [String] = []

    /// As in a list of what there is.
    var pattern: String { cutoff == .none ? printed : "\(printed)@k" }

    func isCalled(_ name: String) -> Bool { name == printed.lowercased() || others.contains(name) }
}

extension Measure.Kind {
    var name: MeasureName {
        switch self {
        case .nDCG: MeasureName(printed: "nDCG", cutoff: .optional, others: ["ndcg_cut"])
        case .exponentialNDCG:
            MeasureName(printed: "nDCGexp", cutoff: .optional, others: ["ndcg(dcg='exp-log2')"])
        case .averagePrecision: MeasureName(printed: "MAP", cutoff: .optional, others: ["ap", "map_cut"])
        case .reciprocalRank: MeasureName(printed: "MRR", cutoff: .optional, others: ["rr", "recip_rank"])
        case .precision: MeasureName(printed: "P", cutoff: .required, others: ["precision"])
        case .recall: MeasureName(printed: "Recall", cutoff: .required, others: ["r"])
        case .hit: MeasureName(printed: "Hit", cutoff: .required, others: ["success", "hits", "hitrate"])
        case .rPrecision: MeasureName(printed: "R-precision", cutoff: .none, others: ["rprec", "r-prec", "rprecision"])
        case .bpref: MeasureName(printed: "bpref", cutoff: .none)
        case .infAP: MeasureName(printed: "infAP", cutoff: .none)
        case .judged: MeasureName(printed: "Judged", cutoff: .optional)
        }
    }
}

extension Measure {
    /// Reads a name in any case: the printed ones, those of ir_measures (`R@100`, `nDCG(dcg='exp-log2')@10`) and those of
    /// trec_eval (`ndcg_cut_10`).
    package init(_ text: String) throws(MeasureError) {
        let (name, cutoff) = Self.parts(of: text)
        guard let kind = Kind.allCases.first(where: { $0.name.isCalled(name) }) else {
            throw .unknown(text)
        }
        let known = kind.name
        guard let cutoff else {
            guard known.cutoff != .required else { throw .missingCutoff(known.printed, written: text) }
            self.init(kind)
            return
        }
        guard known.cutoff != .none else { throw .needlessCutoff(known.printed, written: text) }
        guard let count = Int(cutoff), count > 0 else { throw .invalidCutoff(cutoff, written: text) }
        self.init(kind, cutoff: count)
    }

    /// Reads names between commas. One that comes again counts once.
    package static func list(_ text: String) throws(MeasureError) -> [Measure] {
        var measures: [Measure] = []
        for name in text.split(separator: ",") {
            let measure = try Measure(String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
            if !measures.contains(measure) { measures.append(measure) }
        }
        guard !measures.isEmpty else { throw .noMeasure }
        return measures
    }

    /// All there are, in words.
    static var overview: String {
        let names = Kind.allCases.map(\.name)
        let whole = names.filter { $0.cutoff == .optional }.map(\.printed)
        return "\(enumeration(names.map(\.pattern))), where k is any whole number from 1 and \(enumeration(whole)) "
            + "stand without one too"
    }

    private static func enumeration(_ names: [String]) -> String {
        names.count < 2
            ? names.joined() : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    }

    /// The name in small letters, and what stands where a cut-off does: behind `@`, or as a number behind `_`.
    private static func parts(of text: String) -> (name: String, cutoff: String?) {
        let name = text.lowercased().replacing("\"", with: "'").filter { $0 != " " }
        if let mark = name.lastIndex(of: "@") {
            return (String(name[..<mark]), String(name[name.index(after: mark)...]))
        }
        if let mark = name.lastIndex(of: "_"), Int(name[name.index(after: mark)...]) != nil {
            return (String(name[..<mark]), String(name[name.index(after: mark)...]))
        }
        return (name, nil)
    }
}
