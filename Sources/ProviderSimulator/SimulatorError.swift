import Glibc
import Polling

/// Why the simulator does not do what it was told.
package enum SimulatorError: Error, Equatable, CustomStringConvertible {
    case invalidSetting(String, value: String, rule: String)
    case cannotBind(port: Int, code: Int32)
    case system(String, code: Int32)
    case unknownFault(String)
    case invalidFaultValue(String, fault: String, rule: String)
    case invalidScript(String)
    case unknownBehaviour(String)

    init(_ error: SystemCallError) { self = .system(error.call, code: error.code) }

    package var description: String {
        switch self {
        case .invalidSetting(let name, let value, let rule):
            "\(name) is \(value); it must be \(rule)."
        case .cannotBind(let port, let code):
            "Port \(port) of 127.0.0.1 cannot be had (\(Self.reason(code))); choose another, or 0 for any that is free."
        case .system(let call, let code):
            "\(call) failed: \(Self.reason(code))."
        case .unknownFault(let name):
            "There is no fault \"\(name)\"; --list-faults names all."
        case .invalidFaultValue(let value, let fault, let rule):
            "The value of the fault \(fault) is \"\(value)\"; it must be \(rule)."
        case .unknownBehaviour(let name):
            "There is no behaviour \"\(name)\"; there are \(Behaviour.allCases.map(\.rawValue).joined(separator: ", "))."
        case .invalidScript(let reason):
            "The script cannot be used: \(reason)."
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
