/// Fewer points that look the same.
package enum Thinning {
    /// A picture with more points than this is not clearer, and the page grows. Six points, as `line` may keep, for each half
    /// pixel of a picture's width are fewer.
    package static let most = 5_000

    /// A place in a picture, in pixels; `low` and `high` are those of an interval.
    package struct Place: Sendable, Equatable {
        package var x: Double
        package var y: Double
        package var low: Double?
        package var high: Double?

        package init(_ x: Double, _ y: Double, low: Double? = nil, high: Double? = nil) {
            self.x = x
            self.y = y
            self.low = low
            self.high = high
        }
    }

    /// Of each column of half a pixel the first, the last and the outermost points of a line: the line through them covers the
    /// same pixels (Jugel, Jerzak, Hackenbroich and Markl, M4, PVLDB 7(10), 2014).
    package static func line(_ places: [Place]) -> [Place] {
        guard places.count > most / 4 else { return places }
        var kept: [Place] = []
        var start = places.startIndex
        for index in places.indices {
            let next = index + 1
            guard next == places.endIndex || column(places[next]) != column(places[index]) else { continue }
            kept += outermost(places[start..<next])
            start = next
        }
        return evenly(kept)
    }

    /// The first point of each cell of two pixels.
    package static func cloud(_ places: [Place]) -> [Place] {
        guard places.count > most / 4 else { return places }
        var cells: Set<[Int]> = []
        return evenly(places.filter { cells.insert([Int($0.x / 2), Int($0.y / 2)]).inserted })
    }

    private static func column(_ place: Place) -> Int { Int((place.x * 2).rounded(.down)) }

    private static func outermost(_ places: ArraySlice<Place>) -> [Place] {
        guard places.count > 4 else { return Array(places) }
        let indices = places.indices
        let candidates = [
            indices.first, indices.last,
            indices.min { places[$0].y < places[$1].y }, indices.max { places[$0].y < places[$1].y },
            // A pixel's y grows downwards; a band's edge is what lies outermost either way.
            indices.max { (places[$0].low ?? -.infinity) < (places[$1].low ?? -.infinity) },
            indices.min { (places[$0].high ?? .infinity) < (places[$1].high ?? .infinity) },
        ]
        return Set(candidates.compactMap { $0 }).sorted().map { places[$0] }
    }

    /// What is still too much, as of a line that runs to and fro, loses points in equal steps.
    private static func evenly(_ places: [Place]) -> [Place] {
        guard places.count > most else { return places }
        return (0..<most).map { places[$0 * (places.count - 1) / (most - 1)] }
    }
}
