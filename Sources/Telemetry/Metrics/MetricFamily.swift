/// The series of one name, as they stood when they were read.
package struct MetricFamily: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case counter
        case gauge
        case histogram
    }

    /// Its name is such as Prometheus allows.
    package struct Label: Sendable, Hashable, Comparable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.name, left.value) < (right.name, right.value)
        }
    }

    /// What a histogram has counted.
    ///
    /// The number of values is that of the buckets, so the two never differ. The sum is read after them: a value recorded
    /// meanwhile may be in it and not yet in a bucket, or the other way round.
    package struct Histogram: Sendable, Equatable {
        /// Upper bounds of the buckets, each part of its bucket. One more bucket has no bound.
        package var bounds: [Double]
        /// How many values each bucket holds; one more than there are bounds.
        package var counts: [UInt64]
        package var sum: Double
    }

    package enum Value: Sendable, Equatable {
        case number(Double)
        case histogram(Histogram)
    }

    package struct Sample: Sendable, Equatable {
        package var labels: [Label]
        package var value: Value
    }

    package var name: String
    package var kind: Kind
    /// Ordered by their labels.
    package var samples: [Sample]
}
