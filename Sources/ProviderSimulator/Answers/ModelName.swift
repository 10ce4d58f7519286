/// The model of a call, with the faults and the behaviour that its name asks for: `gpt-4.1+obedient+delay=50`.
///
/// It is the way for a client that can set no header.
struct ModelName {
    /// As the call has it.
    let full: String
    let base: String
    let injections: [Injection]
    /// The last that is named; nil for none.
    let behaviour: Behaviour?

    init(_ full: String) throws(SimulatorError) {
        let parts = full.split(separator: "+", omittingEmptySubsequences: false)
        self.full = full
        base = parts.first.map(String.init) ?? full
        let wishes = parts.dropFirst()
        behaviour = wishes.compactMap { Behaviour(rawValue: String($0)) }.last
        injections = try Injection.list(
            wishes.filter { Behaviour(rawValue: String($0)) == nil }.joined(separator: ",")
        )
    }
}
