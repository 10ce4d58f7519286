import HTTPService

/// A next edition of the service that is whole, and not yet in use.
struct ServiceDraft: Sendable {
    let edition: ServiceEdition
    let making: RoomMaking
    let rooms: [String: ServiceCollections.Open]

    /// Closes what is its alone.
    func discard(_ former: ServiceEdition) async {
        await edition.shop.close()
        if edition.gateway.gateway !== former.gateway.gateway { await edition.gateway.close() }
    }
}
