/// How far a script has come.
struct ScriptState {
    private let script: Script?
    private var applied: [Int]
    private var chance: SeededStream

    init(_ script: Script?, seed: UInt64) {
        self.script = script
        applied = Array(repeating: 0, count: script?.steps.count ?? 0)
        chance = SeededStream(seed: seed)
    }

    mutating func restart(seed: UInt64) {
        self = ScriptState(script, seed: seed)
    }

    /// What goes wrong with this call.
    mutating func next(for call: CallSubject) -> [Injection] {
        guard let script else { return [] }
        for (index, step) in script.steps.enumerated() where step.matches(call) {
            if let times = step.times, applied[index] >= times { continue }
            if let share = step.share, Double.random(in: 0..<1, using: &chance) >= share { continue }
            applied[index] += 1
            return step.injections
        }
        return []
    }
}
