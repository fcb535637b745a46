/// What points into a text; its offsets count bytes of UTF-8.
public protocol Passage {
    /// First byte of UTF-8, from 0.
    var startUtf8: Int { get }

    /// One past the last byte of UTF-8.
    var endUtf8: Int { get }
}

extension Passage {
    /// The passage of the text that it points into; nil when the text is another.
    public func of(_ text: String) -> Substring? {
        let bytes = text.utf8
        guard
            let start = bytes.index(bytes.startIndex, offsetBy: startUtf8, limitedBy: bytes.endIndex),
            let end = bytes.index(bytes.startIndex, offsetBy: endUtf8, limitedBy: bytes.endIndex),
            start <= end
        else { return nil }
        return text[start..<end]
    }
}
