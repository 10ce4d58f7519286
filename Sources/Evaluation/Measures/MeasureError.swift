/// Why a text names no measure.
package enum MeasureError: Error, Equatable, CustomStringConvertible {
    case unknown(String)
    case missingCutoff(String, written: String)
    case needlessCutoff(String, written: String)
    case invalidCutoff(String, written: String)
    case noMeasure

    package var description: String {
        switch self {
        case .unknown(let name):
            "There is no measure “\(name)”; there are \(Measure.overview)."
        case .missingCutoff(let name, let written):
            "“\(written)” has no cut-off; say how many documents it looks at, as in \(name)@10."
        case .needlessCutoff(let name, let written):
            "“\(written)” has a cut-off, and \(name) looks at all documents; write \(name)."
        case .invalidCutoff(let cutoff, let written):
            "The cut-off of “\(written)” is “\(cutoff)”; it must be a whole number from 1."
        case .noMeasure:
            "No measure is named; there are \(Measure.overview)."
        }
    }
}
