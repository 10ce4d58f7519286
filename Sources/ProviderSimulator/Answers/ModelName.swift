/// The model of a call, with the faults that its name asks for: `gpt-4.1+reset-before+delay=50`.
///
/// It is the way for a client that can set no header.
struct ModelName {
    /// As the call has it.
    let full: String
    let base: String
    let injections: [Injection]

    init(_ full: String) throws(SimulatorError) {
        let parts = full.split(separator: "+", omittingEmptySubsequences: false)
        self.full = full
        base = parts.first.map(String.init) ?? full
        injections = try Injection.list(parts.dropFirst().joined(separator: ","))
    }
}
