import Access
import Gateway
import RAGCore
import Synchronization

/// One call of a model under the limits of its key: admitted before, settled once.
final class CallMeter: Sendable {
    private enum State {
        case new
        case admitted
        case settled
    }

    private let meter: KeyMeter
    private let caller: Caller
    private let estimate: CallUse
    private let state = Mutex(State.new)

    init(_ meter: KeyMeter, caller: Caller, estimate: CallUse) {
        self.meter = meter
        self.caller = caller
        self.estimate = estimate
    }

    deinit { settle(nil) }

    /// - Throws: `ServiceFailure` where it does not fit.
    func admit() throws {
        if let failure = ServiceFailure(meter.admitCall(of: caller, estimate), of: "tokens") { throw failure }
        state.withLock { $0 = .admitted }
    }

    /// - Parameter info: nil where there is no answer: then nothing was used, as far as anybody knows. Again is fine.
    func settle(_ info: ReplyInfo?) {
        let isDue = state.withLock { state in
            defer { state = .settled }
            return state == .admitted
        }
        guard isDue else { return }
        let used = info.map { info -> CallUse? in
            guard let usage = info.usage else { return nil }
            return CallUse(tokens: usage.input + usage.output, cost: info.cost ?? estimate.cost)
        }
        // An answer without its usage costs what was estimated.
        meter.settle(estimate, of: caller, used: used ?? CallUse.none)
    }
}
