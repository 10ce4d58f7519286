import Testing

/// The conditions on documents as the command line writes them.
@Suite(.openShop) struct FilterTests {
    @Test(
        arguments: [
            ([], ["de", "mug", "returns", "stores/leeds.txt", "stove", "tent"]),
            (["--filter", "price=10"], ["returns"]),
            (["--filter", "price!=10"], ["mug", "stove", "tent"]),
            (["--filter", "price<80"], ["mug", "returns"]),
            (["--filter", "price<=80"], ["mug", "returns", "stove"]),
            (["--filter", "price>80"], ["tent"]),
            (["--filter", "price>=80"], ["stove", "tent"]),
            (["--filter", "price>9", "--filter", "price<100"], ["mug", "returns", "stove"]),
            (["--filter", "tags=kitchen"], ["mug", "stove"]),
            (["--filter", "tags=camping,gift"], ["mug", "tent"]),
            (["--filter", "tags!=gift"], ["stove", "tent"]),
            (["--filter", "sale=true"], ["mug"]),
            (["--filter", "id=tent,mug,nothing"], ["mug", "tent"]),
            (["--filter", "title=Enamel mug"], ["mug"]),
            (["--filter", "nothing=1"], []),
            (["--language", "de"], ["de", "mug", "stores/leeds.txt"]),
            (["--language", "en"], ["mug", "returns", "stores/leeds.txt", "stove", "tent"]),
            (["--language", "en-GB"], ["mug", "stores/leeds.txt", "stove"]),
            (["--audience", "staff", "--filter", "audience=staff"], ["staff"]),
            (["--audience", "customer,business", "--language", "de"], ["de", "mug", "stores/leeds.txt"]),
            (["--any-date", "--filter", "id=winter"], ["winter"]),
            (["--on", "2020-12-31", "--filter", "id=winter"], ["winter"]),
            (["--on", "2020-10-31", "--filter", "id=winter"], []),
            (["--filter", "id=winter"], []),
        ]
    )
    func `conditions leave the documents that hold them all`(conditions: [String], ids: [String]) async throws {
        let outcome = try await OpenShop.desk.run(["search", "tent", "--json", "-n", "50"] + conditions)
        #expect(outcome.status == 0)
        let found = try outcome.json()["results"].elements.compactMap(\.["document_id"].text)
        #expect(Set(found).sorted() == ids)
    }

    @Test func `what is for staff answers only staff`() async throws {
        let question = "How much do staff refund without asking?"
        let customer = try await OpenShop.desk.run("ask", question, "--json").json()
        #expect(customer["citations"].elements.allSatisfy { $0["document_id"] != "staff" })
        #expect(customer["suggestions"].elements.allSatisfy { $0["document_id"] != "staff" })
        let staff = try await OpenShop.desk.run("ask", question, "--json", "--audience", "staff").json()
        #expect(staff["citations"][0]["document_id"] == "staff")
    }
}
