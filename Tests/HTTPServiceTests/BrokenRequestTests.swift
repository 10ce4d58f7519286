import Access
import TestSupport
import Testing

@Suite struct `A request that ends too early` {
    /// What the caller did is no fault to be logged, which `Storefront` looks after.
    @Test(arguments: ["/v1/answers", "/v1/collections/default/documents", "/v1/chat"])
    func `is no fault of the service`(path: String) async throws {
        try await Storefront.use { front in
            let head = Storefront.bytes(
                "POST",
                path,
                key: Holder.admin.text.text,
                headers: [("Content-Length", "100")]
            )
            let port = front.port
            try await RawClient.run {
                let client = try RawClient(port: port)
                client.send(head + Array("{".utf8))
                client.finishSending()
                _ = client.receiveAll()
            }
            #expect(try await front.ask().status == 200)
        }
    }
}
