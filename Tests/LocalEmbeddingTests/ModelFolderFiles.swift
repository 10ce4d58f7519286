import LocalEmbedding

/// The files of a small sound model, to be spoiled by tests.
enum ModelFolderFiles {
    static let configuration = """
        {"model_type": "bert", "hidden_act": "gelu", "hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2,
        "intermediate_size": 16, "vocab_size": 60, "max_position_embeddings": 32, "type_vocab_size": 2,
        "layer_norm_eps": 1e-12, "position_embedding_type": "absolute"}
        """
    static let modules = """
        [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}]
        """
    static let pooling = """
        {"word_embedding_dimension": 8, "pooling_mode_cls_token": false, "pooling_mode_mean_tokens": true,
        "pooling_mode_max_tokens": false, "pooling_mode_mean_sqrt_len_tokens": false}
        """

    static func sound() -> [String: [UInt8]] {
        [
            "config.json": Array(configuration.utf8),
            "modules.json": Array(modules.utf8),
            "1_Pooling/config.json": Array(pooling.utf8),
            "sentence_bert_config.json": Array(#"{"max_seq_length": 24, "do_lower_case": false}"#.utf8),
            "vocab.txt": SmallVocabulary.lines(of: SmallVocabulary.tokens),
            "tokenizer_config.json": Array(#"{"do_lower_case": true, "unk_token": "[UNK]"}"#.utf8),
            "model.safetensors": SafetensorsBytes(tensors: [.floats("a", [2], [1, 2])]).bytes,
        ]
    }

    static func tokenizer(vocabulary: [String] = SmallVocabulary.tokens) -> String {
        let entries = vocabulary.enumerated().map { #""\#($1)":\#($0)"# }.joined(separator: ",")
        let added = ["[UNK]", "[CLS]", "[SEP]", "[MASK]"].compactMap { token in
            vocabulary.firstIndex(of: token).map {
                #"{"id":\#($0),"content":"\#(token)","single_word":false,"lstrip":false,"rstrip":false,"#
                    + #""normalized":false,"special":true}"#
            }
        }
        return """
            {"version":"1.0","added_tokens":[\(added.joined(separator: ","))],
            "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,
            "lowercase":true},"pre_tokenizer":{"type":"BertPreTokenizer"},"post_processor":{"type":"TemplateProcessing"},
            "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##",
            "max_input_chars_per_word":100,"vocab":{\(entries)}}}
            """
    }
}
