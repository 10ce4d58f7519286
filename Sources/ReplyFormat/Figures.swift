import Foundation

extension Duration {
    package var milliseconds: Double {
        let (seconds, attoseconds) = components
        return (Double(seconds) * 1e3 + Double(attoseconds) / 1e15).rounded(to: 3)
    }
}

extension Double {
    package func rounded(to places: Int) -> Double {
        let factor = (0..<places).reduce(1.0) { power, _ in power * 10 }
        return (self * factor).rounded() / factor
    }
}

extension [Double] {
    /// The value below which `share` of the values lie, by nearest rank; 0 for none.
    package func percentile(_ share: Double) -> Double {
        guard !isEmpty else { return 0 }
        let rank = Int((share * Double(count)).rounded(.up))
        return sorted()[Swift.min(Swift.max(rank, 1), count) - 1]
    }
}
