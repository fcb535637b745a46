package endurance

// JSON as plain values: Map, List, String, Long, Double, Boolean and null. What is read comes from the engine and is
// well-formed; a fault is told all the same.

/** The value of a JSON text. */
internal fun valueOf(json: String): Any? = JsonReader(json).whole()

/** The UTF-8 of a value's JSON. */
internal fun jsonOf(value: Any?): ByteArray =
    StringBuilder().also { write(value, it) }.toString().encodeToByteArray(throwOnInvalidSequence = true)

private class JsonReader(private val text: String) {
    private var at = 0

    fun whole(): Any? {
        val value = value()
        blank()
        return if (at == text.length) value else wrong()
    }

    private fun value(): Any? {
        blank()
        return when (peek()) {
            '{' -> fields()
            '[' -> elements()
            '"' -> string()
            't' -> word("true", true)
            'f' -> word("false", false)
            'n' -> word("null", null)
            else -> number()
        }
    }

    private fun fields(): Map<String, Any?> {
        val fields = LinkedHashMap<String, Any?>()
        series('}') {
            val key = string()
            blank()
            take(':')
            fields[key] = value()
        }
        return fields
    }

    private fun elements(): List<Any?> {
        val elements = ArrayList<Any?>()
        series(']') { elements.add(value()) }
        return elements
    }

    /** What stands between brackets, parted by commas. */
    private fun series(end: Char, one: () -> Unit) {
        at++
        blank()
        if (peek() == end) {
            at++
            return
        }
        while (true) {
            blank()
            one()
            blank()
            if (peek() == end) break
            take(',')
        }
        at++
    }

    private fun string(): String {
        take('"')
        val out = StringBuilder()
        while (true) {
            val from = at
            while (peek() != '"' && peek() != '\\') at++
            out.append(text, from, at)
            if (text[at++] == '"') return out.toString()
            out.append(escaped())
        }
    }

    private fun escaped(): Char =
        when (val letter = peek().also { at++ }) {
            'n' -> '\n'
            't' -> '\t'
            'r' -> '\r'
            'b' -> '\b'
            'f' -> '\u000c'
            'u' -> text.substring(at, at + 4).toInt(16).toChar().also { at += 4 }
            else -> letter
        }

    private fun number(): Number {
        val from = at
        while (at < text.length && text[at] in "+-.eE0123456789") at++
        val digits = text.substring(from, at)
        return digits.toLongOrNull() ?: digits.toDoubleOrNull() ?: wrong()
    }

    private fun <T> word(word: String, value: T): T {
        if (!text.startsWith(word, at)) wrong()
        at += word.length
        return value
    }

    private fun take(letter: Char) {
        if (peek() != letter) wrong()
        at++
    }

    private fun peek(): Char = if (at < text.length) text[at] else wrong()

    private fun blank() {
        while (at < text.length && text[at] in " \t\r\n") at++
    }

    private fun wrong(): Nothing = throw EnduranceException("internal", "JSON that cannot be read, at $at")
}

private fun write(value: Any?, out: StringBuilder) {
    when (value) {
        null, is Boolean -> out.append(value)
        is Double, is Float -> number((value as Number).toDouble(), out)
        is Number -> out.append(value)
        is CharSequence -> string(value, out)
        is Map<*, *> -> {
            series(value.entries, '{', '}', out) { (key, one) ->
                string(key as? String ?: refuse("a name must be text, not `$key`"), out)
                out.append(':')
                write(one, out)
            }
        }
        is Iterable<*> -> series(value, '[', ']', out) { write(it, out) }
        else -> refuse("JSON has no ${value.javaClass.name}")
    }
}

private fun <T> series(values: Iterable<T>, begin: Char, end: Char, out: StringBuilder, one: (T) -> Unit) {
    out.append(begin)
    values.forEachIndexed { index, value ->
        if (index > 0) out.append(',')
        one(value)
    }
    out.append(end)
}

private fun number(value: Double, out: StringBuilder) {
    if (!value.isFinite()) refuse("JSON has no number `$value`")
    out.append(value)
}

private fun string(value: CharSequence, out: StringBuilder) {
    out.append('"')
    for (letter in value) {
        when {
            letter == '"' || letter == '\\' -> out.append('\\').append(letter)
            letter < ' ' -> out.append("\\u").append(letter.code.toString(16).padStart(4, '0'))
            else -> out.append(letter)
        }
    }
    out.append('"')
}

private fun refuse(message: String): Nothing = throw EnduranceException("invalid_field", message)
