import RAGCore

/// Hands the product or order of one part to the "it" of a later one.
struct SubjectCarry {
    private static let kinds: Set<Entity.Kind> = [.product, .sku, .orderNumber]

    private let scanner: EntityScanner
    /// Of the nearest part that names exactly one; nil while none did.
    private var subject: String?

    init(scanner: EntityScanner) {
        self.scanner = scanner
    }

    /// The part with what its pronoun stands for.
    mutating func standalone(_ part: String) -> String {
        let text = ScannedText(part)
        let named = Set(scanner.entities(in: text).filter { Self.kinds.contains($0.kind) }.map(\.named))
        if named.count == 1 { subject = named.first }
        guard named.isEmpty, let subject, Reference.find(in: text) != nil else { return part }
        return "\(part) (\(subject))"
    }
}

extension Entity {
    /// As it is named where nothing around it says what it is.
    var named: String {
        kind == .orderNumber ? "#" + value : text
    }
}
