/// Which model has which behaviour.
package struct BehaviourRule: Sendable, Equatable {
    /// Nil for all.
    package var model: String?
    package var behaviour: Behaviour

    package init(model: String? = nil, _ behaviour: Behaviour) {
        self.model = model
        self.behaviour = behaviour
    }

    /// Reads `BEHAVIOUR` or `MODEL=BEHAVIOUR`.
    package init(_ text: String) throws(SimulatorError) {
        let name = text.split(separator: "=", omittingEmptySubsequences: false).last.map(String.init) ?? text
        guard let behaviour = Behaviour(rawValue: name) else { throw .unknownBehaviour(name) }
        let model = text.utf8.count > name.utf8.count ? String(text.dropLast(name.count + 1)) : nil
        self.init(model: model, behaviour)
    }
}

extension SimulatorSettings {
    /// What the name itself asks for goes before what the settings say.
    func behaviour(of model: ModelName) -> Behaviour? {
        model.behaviour ?? behaviours.last { $0.model == nil || $0.model == model.base }?.behaviour
    }
}
