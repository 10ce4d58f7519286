/// The ledger is behind, or has lost lines.
package struct GatewayFileWarning: Sendable, Equatable, CustomStringConvertible {
    /// Of the ledger.
    package var path: String
    /// Why the last write failed, as a sentence; nil where it did not.
    package var failure: String?
    package var waitingLines: Int
    /// Since the file was opened.
    package var lostLines: Int

    package var description: String {
        let lost =
            lostLines == 0 ? "" : " \(lostLines) lines were lost since the start: costs are too low by what they cost."
        guard let failure else { return "The ledger \(path) took too many lines at once.\(lost)" }
        return "The ledger is not written: \(failure) It is tried again each second; \(waitingLines) lines wait.\(lost)"
    }
}
