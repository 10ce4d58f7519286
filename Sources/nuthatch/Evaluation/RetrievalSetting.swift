import ReplyFormat
import Retrieval

/// One way to search, as an evaluation tries it.
struct RetrievalSetting: Equatable {
    /// How the two sides are weighed.
    enum Weighing: Equatable {
        /// As a search does that says nothing of it: by the weight that was fitted to the collection, else adaptively.
        case served
        case adaptive
        case fixed(Fusion)
    }

    var mode: SearchRequest.Mode
    var weighing: Weighing

    /// Nil adapts to the question.
    var fusion: Fusion? {
        if case .fixed(let fusion) = weighing { fusion } else { nil }
    }

    /// Itself, with what serves in place of `served`.
    ///
    /// - Parameter served: nil for the adaptive weight.
    func resolved(served: Fusion?) -> RetrievalSetting {
        guard weighing == .served else { return self }
        return RetrievalSetting(mode: mode, weighing: served.map(Weighing.fixed) ?? .adaptive)
    }

    /// Such as `dense`, `hybrid 0.7`, `hybrid rrf` or `hybrid adaptive`.
    var name: String {
        guard mode == .hybrid else { return mode.rawValue }
        return switch fusion {
        case nil: "hybrid adaptive"
        case .weighted(let dense): "hybrid \(dense)"
        case .reciprocalRank: "hybrid rrf"
        }
    }

    /// Each mode; the hybrid one with each weighing.
    static func all(modes: [SearchRequest.Mode], weighings: [Weighing]) -> [RetrievalSetting] {
        modes.flatMap { mode in
            (mode == .hybrid ? weighings : [.adaptive]).map { RetrievalSetting(mode: mode, weighing: $0) }
        }
    }

    /// Parts between commas: names of modes.
    static func modes(_ list: String) throws -> [SearchRequest.Mode] {
        try CommaList.parts(of: list).map { name in
            guard let mode = SearchRequest.Mode(rawValue: name) else {
                throw CommandFailure(.badInput, "--mode names “\(name)”; known are dense, lexical and hybrid.")
            }
            return mode
        }
    }

    /// Parts between commas: `adaptive`, `rrf`, a dense weight such as `0.7`, or weights a tenth apart such as `0.2..0.8`.
    static func weighings(_ list: String) throws -> [Weighing] {
        try CommaList.parts(of: list).flatMap { part -> [Weighing] in
            switch part {
            case "adaptive": return [.adaptive]
            case "rrf": return [.fixed(.reciprocalRank(k: 60))]
            default:
                guard let range = range(part) else {
                    throw CommandFailure(
                        .badInput,
                        "--weight holds “\(part)”; write weights from 0 to 1, ranges such as 0.2..0.8, adaptive or rrf."
                    )
                }
                let steps = Int(((range.upperBound - range.lowerBound) * 10 + 1e-9).rounded(.down))
                return (0...steps).map {
                    .fixed(.weighted(dense: (range.lowerBound + Double($0) / 10).rounded(to: 6)))
                }
            }
        }
    }

    private static func range(_ text: String) -> ClosedRange<Double>? {
        let dots = text.firstRange(of: "..")
        let (first, last) = dots.map { (text[..<$0.lowerBound], text[$0.upperBound...]) } ?? (text[...], text[...])
        guard let low = Double(first), let high = Double(last), (0...1).contains(low), (low...1).contains(high) else {
            return nil
        }
        return low...high
    }
}
