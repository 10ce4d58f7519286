/// A shop's own services, under `/shop/`. They need no key and are not counted.
struct ShopEndpoint {
    let seed: UInt64

    /// Nil where the path is not one of the shop.
    func reply(to request: Request) -> Reply? {
        guard request.path.utf8.starts(with: "/shop/".utf8) else { return nil }
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
        guard request.method == "GET", parts.count == 4, !parts[3].isEmpty else {
            return Reply(.noSuchPath("\(request.path) for \(request.method)"))
        }
        let id = String(parts[3])
        let failure = ShopFailure(id: id)
        guard let json = json(of: parts[2], id, hasOrders: failure == .orders) else {
            return Reply(.noSuchPath(request.path))
        }
        var reply = Reply(.whole(json))
        do {
            for injection in try Injection.list(failure?.fault ?? "") + Injection.list(request.simulate ?? "") {
                reply.apply(injection, authorization: nil)
            }
        } catch {
            return Reply(.badFault(error))
        }
        return reply
    }

    private func json(of collection: Substring, _ id: String, hasOrders: Bool) -> Template? {
        // From the id and the seed alone: a question that is asked twice gets the same answer.
        var chance = SeededStream(seed: seed ^ BodyHash(of: Array(id.utf8)).seed)
        switch collection {
        case "orders": return ShopOrder(id: id, hasOrders: hasOrders, using: &chance).json
        case "stock": return ShopStock(sku: id, hasOrders: hasOrders, using: &chance).json
        default: return nil
        }
    }
}
