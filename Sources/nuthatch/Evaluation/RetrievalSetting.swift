import Foundation
import Retrieval

/// One way to search, as an evaluation tries it.
struct RetrievalSetting: Equatable {
    var mode: SearchRequest.Mode
    /// Nil adapts to the question.
    var fusion: Fusion?

    /// Such as `dense`, `hybrid 0.7`, `hybrid rrf` or `hybrid adaptive`.
    var name: String {
        guard mode == .hybrid else { return mode.rawValue }
        return switch fusion {
        case nil: "hybrid adaptive"
        case .weighted(let dense): "hybrid \(dense)"
        case .reciprocalRank: "hybrid rrf"
        }
    }

    /// Each mode; the hybrid one with each fusion.
    static func all(modes: [SearchRequest.Mode], fusions: [Fusion?]) -> [RetrievalSetting] {
        modes.flatMap { mode in
            (mode == .hybrid ? fusions : [nil]).map { RetrievalSetting(mode: mode, fusion: $0) }
        }
    }

    /// Parts between commas: names of modes.
    static func modes(_ list: String) throws -> [SearchRequest.Mode] {
        try parts(of: list).map { name in
            guard let mode = SearchRequest.Mode(rawValue: name) else {
                throw CommandFailure(.badInput, "--mode names “\(name)”; known are dense, lexical and hybrid.")
            }
            return mode
        }
    }

    /// Parts between commas: `adaptive`, `rrf`, a dense weight such as `0.7`, or weights a tenth apart such as `0.2..0.8`.
    static func fusions(_ list: String) throws -> [Fusion?] {
        try parts(of: list).flatMap { part -> [Fusion?] in
            switch part {
            case "adaptive": return [nil]
            case "rrf": return [.reciprocalRank(k: 60)]
            default:
                guard let range = range(part) else {
                    throw CommandFailure(
                        .badInput,
                        "--weight holds “\(part)”; write weights from 0 to 1, ranges such as 0.2..0.8, adaptive or rrf."
                    )
                }
                let steps = Int(((range.upperBound - range.lowerBound) * 10 + 1e-9).rounded(.down))
                return (0...steps).map { .weighted(dense: (range.lowerBound + Double($0) / 10).rounded(to: 6)) }
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

    private static func parts(of list: String) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
