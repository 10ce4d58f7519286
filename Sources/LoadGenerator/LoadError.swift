package import Polling

/// Why a load cannot be made.
package enum LoadError: Error, Equatable, CustomStringConvertible {
    case system(SystemCallError)
    case cannotConnect(Int, of: Int)

    package var description: String {
        switch self {
        case .system(let error): "\(error)"
        case .cannotConnect(let count, let all):
            "Of \(all) connections \(count) could not be opened; is the server up, and is the limit of open files high enough?"
        }
    }
}
