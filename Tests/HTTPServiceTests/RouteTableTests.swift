import HTTPService
import JSONText
import RAGCore
import TestSupport
import Testing

/// The description at `/openapi.json` against the routes that are declared.
@Suite struct `The description of the service` {
    private struct Described: Hashable, Comparable, CustomStringConvertible {
        var method: String
        var path: String
        var roles: Set<String>

        var description: String { "\(method) \(path) \(roles.sorted())" }

        static func < (left: Described, right: Described) -> Bool { left.description < right.description }
    }

    /// Names of what stands in a path are a matter of taste.
    private static func shape(_ path: String) -> String {
        path.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : "/" + $0 }.joined()
    }

    @Test func `has every route with its method and roles, and no other`() async throws {
        try await Storefront.use { front in
            let document = try await front.send("GET", "/openapi.json", as: nil).json
            var described: Set<Described> = []
            for (path, methods) in try #require(document["paths"]).members {
                for (method, operation) in methods.members {
                    let roles = try #require(operation["x-roles"], "\(method) \(path)").elements.compactMap(\.string)
                    described.insert(
                        Described(method: method.uppercased(), path: Self.shape(path), roles: Set(roles))
                    )
                }
            }
            let declared = Set(
                front.service.routes.map {
                    Described(
                        method: $0.method,
                        path: Self.shape($0.path),
                        roles: Set($0.roles.map(\.rawValue))
                    )
                }
            )
            #expect(declared.subtracting(described).sorted() == [])
            #expect(described.subtracting(declared).sorted() == [])
            #expect(declared.count == front.service.routes.count)
        }
    }

    @Test func `names every code of an error`() async throws {
        try await Storefront.use { front in
            let text = try await front.send("GET", "/openapi.json", as: nil).text
            let missing = FailureCode.allCases.map(\.rawValue).filter { !text.contains("\"\($0)\"") }
            #expect(missing == [])
        }
    }
}
