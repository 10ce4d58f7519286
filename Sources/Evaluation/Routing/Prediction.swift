/// What a classifier said of one text, beside what is true.
package struct Prediction: Sendable, Equatable {
    package var text: String
    package var label: String
    package var predicted: String
    /// That `predicted` is right, 0 to 1.
    package var confidence: Double?
    /// Whether the text is of a kind that the classifier was made for.
    package var isInScope: Bool?

    package init(
        text: String,
        label: String,
        predicted: String,
        confidence: Double? = nil,
        isInScope: Bool? = nil
    ) {
        self.text = text
        self.label = label
        self.predicted = predicted
        self.confidence = confidence
        self.isInScope = isInScope
    }

    package var isRight: Bool { label == predicted }

    /// The predictions of JSON lines `{"text", "label", "predicted"}`.
    ///
    /// `"confidence"` and `"in_scope"` may stand in all lines or in none; other keys are passed over.
    ///
    /// - Parameter file: names it in errors.
    package static func predictions(inJSONLines bytes: [UInt8], file: String) throws(RoutingError) -> [Prediction] {
        try ObjectLines.values(of: bytes, file: file) { (object, lines) throws(RoutingError.Fault) in
            let confidence = try lines.optionalNumber("confidence", in: object)
            if let confidence, !(0...1).contains(confidence) {
                throw .outOfRange("confidence", confidence, rule: "0 to 1")
            }
            return Prediction(
                text: try object.text("text"),
                label: try object.text("label"),
                predicted: try object.text("predicted"),
                confidence: confidence,
                isInScope: try lines.has("in_scope", in: object) ? try object.bool("in_scope") : nil
            )
        }
    }
}
