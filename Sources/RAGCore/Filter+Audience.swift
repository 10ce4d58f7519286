extension Filter {
    /// What is written for one of these audiences, or for everybody.
    ///
    /// - Parameter audience: nil is any customer: what is for the shop's own people is left out.
    package static func readable(by audience: [String]?) -> Filter {
        audience.map(Filter.audience) ?? .audienceExcluding(["staff", "internal"])
    }
}
