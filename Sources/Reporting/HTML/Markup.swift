/// A page of HTML, and the pictures in it, as it grows.
///
/// Markup comes from literals of the source alone: names are `StaticString`. What is known only at run time is a text or an
/// attribute's value, and both are escaped here. So no text of a report can become markup.
struct Markup {
    typealias Attributes = KeyValuePairs<StaticString, String>

    private(set) var bytes: [UInt8] = []

    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
        open(name, attributes)
        literal(">")
        content(&self)
        literal("</")
        literal(name)
        literal(">")
    }

    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element without content, as shapes are.
    mutating func empty(_ name: StaticString, _ attributes: Attributes) {
        open(name, attributes)
        literal("/>")
    }

    mutating func literal(_ markup: StaticString) {
        bytes += markup.description.utf8
    }

    /// Escaped for content and for quoted attributes. Control characters but tab and newline are dropped: a page must not hold
    /// them, however they are escaped.
    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): literal("&amp;")
            case UInt8(ascii: "<"): literal("&lt;")
            case UInt8(ascii: ">"): literal("&gt;")
            case UInt8(ascii: "\""): literal("&quot;")
            case UInt8(ascii: "'"): literal("&#39;")
            case 0x09, 0x0A: bytes.append(byte)
            case 0..<0x20, 0x7F: break
            // U+0080 to U+009F: C2 begins no other character that ends so.
            case 0x80..<0xA0 where bytes.last == 0xC2: bytes.removeLast()
            default: bytes.append(byte)
            }
        }
    }

    /// A figure with the sign that typographers use for minus.
    mutating func figure(_ figure: String) {
        text(Self.typographic(figure))
    }

    static func typographic(_ figure: String) -> String {
        figure.hasPrefix("-") ? "−" + figure.dropFirst() : figure
    }

    private mutating func open(_ name: StaticString, _ attributes: Attributes) {
        literal("<")
        literal(name)
        for (name, value) in attributes {
            literal(" ")
            literal(name)
            literal("=\"")
            text(value)
            literal("\"")
        }
    }
}
