import Upstreams
import YAMLText

/// Why a text cannot be the URL of a lookup.
enum URLTemplateProblem: Error {
    case url(BaseURLProblem)
    case placeInHost
    case fragment
    case query(String)
    case brace(String)
    case character(String)

    /// What is wrong and how to mend it, after the name of the field.
    var predicate: String {
        switch self {
        case .url(.scheme(let text)):
            "is \(Shown.text(text)); it must begin with https://, as in https://shop.example.com/orders/{order_number}."
        case .url(let problem): problem.predicate
        case .placeInHost: "has a placeholder before its path; values may stand in the path and the query alone."
        case .fragment: "has a “#”; leave that and what follows it out."
        case .query(let item):
            "has \(Shown.text(item)) in its query; write key=value, each key once and of letters, digits and “-._~”."
        case .brace(let text):
            "has \(Shown.text(text)); write a placeholder as {order_number}, in small letters, digits and “_”."
        case .character(let text):
            "has \(Shown.text(text)), which cannot stand there; leave out blanks, “%” and what is not ASCII."
        }
    }
}
