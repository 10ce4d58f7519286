import Foundation
import Hummingbird

extension ServiceContext {
    /// A part of the path, percent-decoded.
    func parameter(_ name: String) throws(ServiceFailure) -> String {
        guard let text = parameters.get(name)?.removingPercentEncoding, !text.isEmpty else {
            throw ServiceFailure(
                .invalidValue,
                "The path lacks `\(name)`, or its percent-encoding is broken.",
                param: name
            )
        }
        return text
    }
}
