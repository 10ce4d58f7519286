extension Markup {
    enum Anchor: String {
        case start, middle, end
    }

    /// A figure in a picture.
    mutating func label(_ figure: String, x: Double, y: Double, anchor: Anchor, class name: String = "label") {
        element(
            "text",
            ["class": name, "x": PathData.number(x), "y": PathData.number(y), "text-anchor": anchor.rawValue],
            text: Self.typographic(figure)
        )
    }

    /// Words in a picture, cut where they would need more room.
    mutating func axisTitle(_ title: String, x: Double, y: Double, anchor: Anchor, room: Double) {
        guard !title.isEmpty else { return }
        label(LabelWidth.shortened(title, to: room), x: x, y: y, anchor: anchor, class: "title")
    }
}
