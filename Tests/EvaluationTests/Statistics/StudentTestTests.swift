import Evaluation
import Foundation
import Testing

@Suite struct StudentTestTests {
    /// With one, two and three degrees of freedom the distribution has closed forms.
    @Test(arguments: [[1.0, 2], [0.5, -0.25], [1, 2, 4], [0.1, 0.1, -0.3], [1, 2, 3, -5], [0.2, 0.3, 0.25, 0.4]])
    func `p is that of the closed form`(values: [Double]) throws {
        let differences = PairedDifferences(from: values.map { _ in 0 }, to: values)
        let t = abs(differences.mean / (differences.deviation / Double(values.count).squareRoot()))
        let tail: Double =
            switch values.count {
            case 2: 1 - 2 / Double.pi * atan(t)
            case 3: 1 - t / (2 + t * t).squareRoot()
            default: 1 - 2 / Double.pi * (atan(t / 3.0.squareRoot()) + t / 3.0.squareRoot() / (1 + t * t / 3))
            }
        let p = try #require(StudentTest.p(differences))
        #expect(abs(p - tail) < 1e-12)
    }

    @Test func `far out it keeps its digits`() throws {
        let values = (0..<2000).map { Double($0 % 2 == 0 ? 1 : -1) + 0.13 }
        let p = try #require(StudentTest.p(PairedDifferences(from: values.map { _ in 0 }, to: values)))
        // t is 0.13 / sqrt(2000 / 1999 / 2000); the normal tail is near for so many.
        let t = 0.13 * 1999.0.squareRoot()
        #expect(p > erfc(t / 2.0.squareRoot()) && p < 1.2 * erfc(t / 2.0.squareRoot()))
    }

    @Test func `without a spread it is sure, and with one pair it cannot tell`() {
        func p(_ values: [Double]) -> Double? {
            StudentTest.p(PairedDifferences(from: values.map { _ in 0 }, to: values))
        }
        #expect(p([0, 0, 0]) == 1)
        #expect(p([0.5, 0.5]) == 0)
        #expect(p([0.5]) == nil)
        #expect(p([]) == nil)
    }
}
