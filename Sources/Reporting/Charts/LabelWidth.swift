/// How wide the small text of a chart is.
///
/// The page has no font of its own, so it is not known: this is a little more than the usual sans-serif faces need.
package enum LabelWidth {
    private static let pixelsPerColumn = 6.8

    package static func pixels(_ text: String) -> Double { Double(DisplayWidth.of(text)) * pixelsPerColumn }

    /// The text, cut with `…` where it needs more room.
    static func shortened(_ text: String, to pixels: Double) -> String {
        DisplayWidth.shortened(text, to: max(1, Int(pixels / pixelsPerColumn)))
    }
}
