package import RAGCore

/// Rewrites a follow-up without a model: what the customer spoke of before is written behind it, for retrieval alone.
///
/// The result is the same for the same conversation, and has at most `byteLimit` bytes behind the question.
package struct CarryOver: Sendable {
    /// Of what was said before; the question is never cut.
    package static let byteLimit = 400
    /// So many words are carried, products and orders not counted.
    private static let wordLimit = 8
    /// So many of the customer's turns are looked at, the last ones.
    private static let turnLimit = 4
    private static let kinds: [Entity.Kind] = [.product, .sku, .orderNumber]

    private let scanner: EntityScanner

    package init(scanner: EntityScanner) {
        self.scanner = scanner
    }

    /// The question with the product, the order and the words of the last turns that stood by themselves. A kind of thing
    /// that the question names itself is not carried: `and the Fellwatch?` is no longer about the Ridgeline.
    package func query(for question: String, after history: [ConversationTurn]) -> String {
        let asked = scanner.entities(in: question)
        var carried: [String] = []
        for kind in Self.kinds
        where !asked.contains(where: { $0.kind == kind || Self.isProduct($0) && Self.isProduct(kind) }) {
            if let name = last(kind, in: history), !carried.contains(name) { carried.append(name) }
        }
        carried += topic(of: history, beside: question + " " + carried.joined(separator: " "))
        var query = question
        for word in carried where query.utf8.count + word.utf8.count < question.utf8.count + Self.byteLimit {
            query += query.utf8.count == question.utf8.count ? " (\(word)" : " \(word)"
        }
        return query.utf8.count == question.utf8.count ? question : query + ")"
    }

    /// The thing of that kind that was named last: by the customer, or in the shop's last turn where it is the only one.
    private func last(_ kind: Entity.Kind, in history: [ConversationTurn]) -> String? {
        for turn in history.reversed().lazy.filter({ $0.speaker == .customer }).prefix(Self.turnLimit) {
            if let entity = entities(of: turn).last(where: { $0.kind == kind }) { return entity.named }
        }
        guard let turn = history.last(where: { $0.speaker == .shop }) else { return nil }
        let named = Set(entities(of: turn).filter { $0.kind == kind }.map(\.named))
        return named.count == 1 ? named.first : nil
    }

    /// The words of meaning of the last turn of the customer that stood by itself, and of what followed.
    private func topic(of history: [ConversationTurn], beside known: String) -> [String] {
        var words: [String] = []
        var seen = Set(TextWord.words(of: known).map { Plural.removed($0.folded) })
        for index in history.indices.reversed() where history[index].speaker == .customer {
            let text = ScannedText(Self.cut(history[index].text))
            let covered = scanner.entities(in: text).map(\.range)
            for word in text.words where Self.isTopic(word) && !covered.contains(where: { $0.overlaps(word.range) }) {
                if seen.insert(Plural.removed(word.folded)).inserted { words.append(text.text(word.range)) }
            }
            let followUp = FollowUpGate.judge(
                history[index].text,
                after: Array(history[..<index].suffix(2 * Self.turnLimit))
            )
            if !followUp.needsRewrite || words.count >= Self.wordLimit { break }
        }
        return Array(words.prefix(Self.wordLimit))
    }

    private static func isTopic(_ word: TextWord) -> Bool {
        !StopWords.all.contains(word.folded) && !GateWords.light.contains(word.folded) && word.folded.utf8.count > 1
    }

    private static func isProduct(_ entity: Entity) -> Bool { isProduct(entity.kind) }
    private static func isProduct(_ kind: Entity.Kind) -> Bool { kind == .product || kind == .sku }

    private func entities(of turn: ConversationTurn) -> [Entity] { scanner.entities(in: Self.cut(turn.text)) }

    private static func cut(_ text: String) -> String {
        String(decoding: text.utf8.prefix(MessageSplitter.byteLimit), as: UTF8.self)
    }
}
