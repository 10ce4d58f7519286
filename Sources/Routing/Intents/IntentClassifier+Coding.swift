import LinearAlgebra

extension IntentClassifier {
    /// The version of the encoding that is written; older ones would be read, newer ones are refused.
    private static let version: UInt8 = 1
    private static let mark = Array("NutI".utf8)
    private static let checksumSize = 8

    /// The classifier as bytes: about 9 KB an intent with its words, 2 KB with prototypes alone. Numbers are
    /// little-endian, and a checksum stands at the end.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        for byte in Self.mark { writer.write(byte) }
        writer.write(Self.version)
        writer.write(embedder)
        writer.write(UInt32(intents.count))
        for intent in intents { writer.write(intent) }
        writer.write(judgement)
        writer.write(model)
        writer.write(ByteWriter.checksum(writer.bytes))
        return writer.bytes
    }

    /// - Throws: `IntentError.damaged` for bytes that are not a whole classifier, `newerVersion` for a later encoding.
    package init(decoding bytes: [UInt8]) throws(IntentError) {
        guard bytes.starts(with: Self.mark), bytes.count > Self.mark.count + Self.checksumSize else {
            throw .damaged("it does not begin as one")
        }
        let version = bytes[Self.mark.count]
        guard version <= Self.version else { throw .newerVersion(Int(version), known: Int(Self.version)) }
        let content = bytes.dropLast(Self.checksumSize)
        var tail = ByteReader(bytes.suffix(Self.checksumSize))
        guard try tail.number(UInt64.self) == ByteWriter.checksum(content) else {
            throw .damaged("its checksum is wrong")
        }
        var reader = ByteReader(content.dropFirst(Self.mark.count + 1))
        let embedder = try reader.text()
        let count = try reader.count(of: MemoryLayout<UInt32>.size)
        guard count >= 2 else { throw .damaged("it names fewer than 2 intents") }
        var intents: [String] = []
        for _ in 0..<count { intents.append(try reader.text()) }
        let judgement = try reader.judgement(intents: count)
        let model = try reader.model(intents: count)
        guard reader.isAtEnd else { throw .damaged("it goes on behind its end") }
        self.init(embedder: embedder, intents: intents, model: model, judgement: judgement)
    }
}

extension ByteWriter {
    fileprivate mutating func write(_ judgement: IntentJudgement) {
        let rule = judgement.rejection
        write(judgement.temperature)
        write(rule.confidenceWeight)
        for usual in rule.usual + [rule.spread] {
            write(usual.confidence)
            write(usual.similarity)
        }
        // Minus infinity, which rejects nothing, has no finite number.
        write(UInt8(rule.threshold.isFinite ? 1 : 0))
        write(rule.threshold.isFinite ? rule.threshold : 0)
    }

    fileprivate mutating func write(_ model: IntentModel) {
        write(UInt32(model.dimension))
        for intent in 0..<model.intents {
            write(UInt32(model.prototypeStarts[intent + 1] - model.prototypeStarts[intent]))
        }
        write(UInt32(model.regression?.biases.count ?? 0))
        for row in 0..<model.rows.rows {
            model.rows.withRow(row) { numbers in
                for column in 0..<model.dimension { write(numbers[column]) }
            }
        }
        guard let regression = model.regression else { return }
        write(regression.biases)
        let head = regression.text
        write(head.weighting.length)
        write(head.weighting.rarity)
        write(head.steps)
        for (feature, step) in head.steps.enumerated() {
            for intent in regression.biases.indices {
                let weight = head.weights[feature * head.lanes + intent / Matrix.lanes][intent % Matrix.lanes]
                write(UInt8(bitPattern: step > 0 ? Int8((weight / step).rounded()) : 0))
            }
        }
    }
}

extension ByteReader {
    fileprivate mutating func judgement(intents: Int) throws(IntentError) -> IntentJudgement {
        let temperature = try double()
        guard temperature > 0 else { throw .damaged("its temperature is not above 0") }
        let weight = try float()
        var usual: [RejectionRule.Usual] = []
        for _ in 0...intents {
            usual.append(RejectionRule.Usual(confidence: try float(), similarity: try float()))
        }
        let spread = usual.removeLast()
        guard spread.confidence > 0, spread.similarity > 0 else { throw .damaged("a spread is not above 0") }
        let rejects = try number(UInt8.self) == 1
        let threshold = try float()
        return IntentJudgement(
            temperature: temperature,
            rejection: RejectionRule(
                confidenceWeight: weight,
                usual: usual,
                spread: spread,
                threshold: rejects ? threshold : -.infinity
            )
        )
    }

    fileprivate mutating func model(intents: Int) throws(IntentError) -> IntentModel {
        let dimension = Int(try number(UInt32.self))
        guard (1...65_536).contains(dimension) else { throw .damaged("its vectors have \(dimension) components") }
        var counts: [Int] = []
        for _ in 0..<intents { counts.append(Int(try number(UInt32.self))) }
        // None without a regression; with one, a background may come behind the intents.
        let weighted = Int(try number(UInt32.self))
        guard [0, intents, intents + 1].contains(weighted) else { throw .damaged("it weighs \(weighted) intents") }
        let weights = try rows(weighted, dimension)
        var prototypes: [[[Float]]] = []
        for count in counts { prototypes.append(try rows(count, dimension)) }
        return IntentModel(
            dimension: dimension,
            regression: weighted > 0 ? try regression(intents: weighted) : nil,
            weights: weights,
            prototypes: prototypes
        )
    }

    private mutating func rows(_ count: Int, _ dimension: Int) throws(IntentError) -> [[Float]] {
        var rows: [[Float]] = []
        for _ in 0..<count {
            var row: [Float] = []
            for _ in 0..<dimension { row.append(try float()) }
            rows.append(row)
        }
        return rows
    }

    private mutating func regression(intents: Int) throws(IntentError) -> IntentModel.Regression {
        let biases = try floats()
        let length = try float()
        let rarity = try floats()
        let steps = try floats()
        guard biases.count == intents, rarity.count == TextFeatures.count, steps.count == TextFeatures.count else {
            throw .damaged("a table has another size than the intents need")
        }
        let lanes = Matrix.padded(intents) / Matrix.lanes
        var weights = [SIMD8<Float>](repeating: .zero, count: TextFeatures.count * lanes)
        for (feature, step) in steps.enumerated() {
            for (intent, byte) in try take(intents).enumerated() {
                weights[feature * lanes + intent / Matrix.lanes][intent % Matrix.lanes] =
                    Float(Int8(bitPattern: byte)) * step
            }
        }
        return IntentModel.Regression(
            biases: biases,
            text: TextHead(
                weighting: TextWeighting(length: length, rarity: rarity),
                steps: steps,
                rounded: weights,
                lanes: lanes
            )
        )
    }
}
