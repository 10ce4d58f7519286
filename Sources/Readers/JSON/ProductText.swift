/// Writes what a product's record says as sentences a person would read, one line a subject.
///
/// The description; `Price: 129.00 EUR. In stock: 14.`; `Brand: Kolk. Category: Tents. SKU: KT-2.`; and the attributes in
/// their order, `Colour: moss green. Weight: 2400 g.`
struct ProductText {
    private(set) var lines: [String] = []

    init(_ members: [JSONValue.Member], description: String?) {
        var values: [String: JSONValue] = [:]
        for member in members { values[DocumentFields.normalized(member.key)] = member.value }
        if let description { lines.append(description) }
        add([Self.price(values), Self.stock(values)])
        add(
            ["brand", "category", "sku"].map { key in
                values[key].flatMap { Self.sentence(key == "sku" ? "SKU" : Self.name(key), Self.words($0)) }
            }
        )
        if case .object(let attributes) = values["attributes"] {
            add(attributes.map { Self.attribute($0.key, $0.value) })
        }
    }

    private mutating func add(_ sentences: [String?]) {
        let line = sentences.compactMap { $0 }.joined(separator: " ")
        if !line.isEmpty { lines.append(line) }
    }

    private static func price(_ values: [String: JSONValue]) -> String? {
        guard let price = values["price"].flatMap(words) else { return nil }
        let currency = values["currency"].flatMap(words)
        return sentence("Price", currency.map { "\(amount(price)) \($0)" } ?? amount(price))
    }

    /// `129.5` as `129.50`; other digits as they are.
    private static func amount(_ price: String) -> String {
        let parts = price.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].count == 1 ? price + "0" : price
    }

    private static func stock(_ values: [String: JSONValue]) -> String? {
        switch values["stock"] ?? values["in_stock"] ?? values["availability"] {
        case .bool(let isThere): isThere ? "In stock." : "Out of stock."
        case .number(let count): (Double(count) ?? 0) > 0 ? "In stock: \(count)." : "Out of stock."
        case .string(let text): sentence("Availability", text.replacing("_", with: " "))
        default: nil
        }
    }

    private static func attribute(_ key: String, _ value: JSONValue) -> String? {
        guard let words = words(value) else { return nil }
        guard case .number = value, let mark = key.lastIndex(of: "_"),
            let unit = units[key[key.index(after: mark)...].lowercased()]
        else { return sentence(name(key), words) }
        return sentence(name(key[..<mark]), "\(words) \(unit)")
    }

    /// `frame_size` as `Frame size`, `frameSize` too.
    private static func name(_ key: some StringProtocol) -> String {
        var name = ""
        var previous: Character = " "
        for character in key {
            if character == "_" || character == "-" {
                name.append(" ")
            } else if character.isUppercase, previous.isLowercase {
                name += " " + character.lowercased()
            } else {
                name.append(character)
            }
            previous = character
        }
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    private static func words(_ value: JSONValue) -> String? {
        switch value {
        case .null, .object: nil
        case .bool(let value): value ? "yes" : "no"
        case .number(let digits): digits
        case .string(let text): text.isEmpty ? nil : Blanks.collapsed(text)
        case .array(let values): values.isEmpty ? nil : values.compactMap(\.text).joined(separator: ", ")
        }
    }

    private static func sentence(_ name: String, _ value: String?) -> String? {
        guard let value, let last = value.last else { return nil }
        return "\(name): \(value)\(last == "." || last == "!" || last == "?" ? "" : ".")"
    }

    private static let units: [String: String] = [
        "g": "g", "kg": "kg", "mg": "mg", "mm": "mm", "cm": "cm", "m": "m", "km": "km", "ml": "ml", "l": "l", "w": "W",
        "kw": "kW", "v": "V", "mah": "mAh", "wh": "Wh", "hz": "Hz", "gb": "GB", "tb": "TB", "min": "min", "h": "h",
    ]
}
