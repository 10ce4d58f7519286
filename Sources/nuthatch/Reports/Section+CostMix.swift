import ReplyFormat
import Reporting

extension Report.Section {
    /// What a day of questions costs.
    static func costMix(_ mix: CostMix) -> Report.Section {
        func usd(_ value: Double) -> Table.Cell { .text(String(value.rounded(to: 6))) }
        func share(_ value: Double) -> Table.Cell { .text("\((value * 100).rounded(to: 1)) %") }
        return Report.Section(
            "What a day of questions costs",
            text: [
                """
                \(mix.draws) questions drawn by Zipf's law (exponent \(CostMix.exponent), seed \(mix.seed)) and spread over a day, \(mix.distinct) of \
                them distinct. Of the distinct answerable ones \((mix.writtenShare * 100).rounded(to: 1)) % are written by a \
                model, \((mix.strongShare * 100).rounded(to: 1)) % by the strong one.
                """
            ],
            tables: [
                Table(
                    "Cost",
                    columns: ["", "USD", "of all to the strong model"],
                    rows: [
                        [.text("all to the strong model, no cache"), usd(mix.strongUsd), share(1)],
                        [.text("routed, no cache"), usd(mix.routedUsd), share(mix.routedShare)],
                        [.text("routed, with the caches"), usd(mix.routedCachedUsd), share(mix.routedCachedShare)],
                    ]
                )
            ]
        )
    }
}
