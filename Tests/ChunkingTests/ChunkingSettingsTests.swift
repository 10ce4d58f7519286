import Chunking
import Testing

@Suite struct ChunkingSettingsTests {
    @Test func `overlap and context follow the bound`() throws {
        let small = try ChunkingSettings()
        let large = try ChunkingSettings(bound: 1000)
        #expect([small.bound, small.overlap, small.contextLimit] == [200, 30, 50])
        #expect([large.bound, large.overlap, large.contextLimit] == [1000, 150, 250])
    }

    static let faults: [(bound: Int, overlap: Int?, context: Int?, message: String)] = [
        (15, nil, nil, "The chunk bound is 15; it must be from 16 to 1000000."),
        (.max, nil, nil, "The chunk bound is 9223372036854775807; it must be from 16 to 1000000."),
        (
            200, 51, nil,
            "The chunk overlap is 51; it must be from 0 to 50, a quarter of the bound 200. 0 turns it off."
        ),
        (
            200, -1, nil,
            "The chunk overlap is -1; it must be from 0 to 50, a quarter of the bound 200. 0 turns it off."
        ),
        (
            16, 0, 9,
            """
            The limit of a chunk's context is 9; it must be from 0 to 8, half of the bound 16. \
            0 leaves titles and headings out.
            """
        ),
    ]

    @Test(arguments: faults)
    func `wrong settings are refused with the rule`(
        fault: (bound: Int, overlap: Int?, context: Int?, message: String)
    ) {
        let error = #expect(throws: ChunkingError.self) {
            try ChunkingSettings(bound: fault.bound, overlap: fault.overlap, contextLimit: fault.context)
        }
        #expect(error?.description == fault.message)
    }
}
