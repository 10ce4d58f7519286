/// Masks what may tell who asked: e-mail addresses, and numbers that are long enough for a telephone, an order, an account
/// or a card.
///
/// It would rather mask a date or a bar code than leave an address; a person reads what comes out. Shorter numbers, as
/// sizes, prices and days are, stay. One pass over the text; runs of blanks become one space.
package enum PersonalData {
    package static let email = "[email]"
    package static let number = "[number]"

    /// The text with masks in it, and how many.
    ///
    /// `"Order #104233 for ann@example.org?"` gives `"Order [number] for [email]?"` and 2.
    package static func masked(_ text: String) -> (text: String, count: Int) {
        var masked = ""
        var count = 0
        /// Words that may be the groups of one number.
        var groups: [QuestionToken] = []
        func append(_ token: QuestionToken, _ text: String) {
            masked += (token.followsBlank && !masked.isEmpty ? " " : "") + text
        }
        func closeGroups() {
            defer { groups = [] }
            guard let first = groups.first, let last = groups.last else { return }
            if groups.count > 1, QuestionToken.areOneNumber(groups) {
                append(first, first.lead.filter { $0 != "(" } + number + last.trail)
                count += 1
                return
            }
            for group in groups {
                append(group, group.isLongNumber ? group.lead + number + group.trail : group.text)
                count += group.isLongNumber ? 1 : 0
            }
        }
        for token in QuestionToken.tokens(of: text) {
            if token.isNumeric {
                groups.append(token)
                continue
            }
            closeGroups()
            let mask = token.isEmail ? email : (token.isLongNumber ? number : nil)
            append(token, mask.map { token.lead + $0 + token.trail } ?? token.text)
            count += mask == nil ? 0 : 1
        }
        closeGroups()
        return (masked, count)
    }
}
