/// A picture of figures.
package struct Chart: Sendable, Equatable {
    package struct Axis: Sendable, Equatable {
        package var title: String
        /// Nil takes what the points need.
        package var range: ClosedRange<Double>?
        /// Powers of ten instead of equal steps; for ranges above 0 only.
        package var isLogarithmic: Bool

        package init(_ title: String, range: ClosedRange<Double>? = nil, isLogarithmic: Bool = false) {
            self.title = title
            self.range = range
            self.isLogarithmic = isLogarithmic
        }
    }

    package struct Point: Sendable, Equatable {
        package var x: Double
        package var y: Double
        /// The interval of `y`.
        package var low: Double?
        package var high: Double?

        package init(_ x: Double, _ y: Double, low: Double? = nil, high: Double? = nil) {
            self.x = x
            self.y = y
            self.low = low
            self.high = high
        }
    }

    package struct Series: Sendable, Equatable {
        package enum Style: Sendable, Equatable {
            case line
            /// A line without weight, as what chance gives.
            case reference
            case points
        }

        package var name: String
        package var points: [Point]
        package var style: Style

        package init(_ name: String, _ points: [Point], style: Style = .line) {
            self.name = name
            self.points = points
            self.style = style
        }
    }

    package struct Bar: Sendable, Equatable {
        package var name: String
        package var value: Double
        package var low: Double?
        package var high: Double?

        package init(_ name: String, _ value: Double, low: Double? = nil, high: Double? = nil) {
            self.name = name
            self.value = value
            self.low = low
            self.high = high
        }
    }

    package enum Content: Sendable, Equatable {
        case series([Series], x: Axis, y: Axis)
        /// Side by side, from 0.
        case bars([Bar], y: Axis)
        /// How often values fall into equal bins.
        case histogram([Double], x: Axis, bins: Int)
    }

    package var title: String
    package var content: Content

    package init(_ title: String, _ content: Content) {
        self.title = title
        self.content = content
    }
}
