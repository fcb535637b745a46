package endurance

/** An object of JSON whose fields are read by name; [json] is the text that it came with. */
internal class Fields private constructor(private val values: Map<String, Any?>, val json: String) {
    /** A field that is always there. */
    fun <T> one(key: String, read: (Any) -> T): T = read(values[key] ?: throw EnduranceException("internal", "no `$key`"))

    /** A field that may be absent or null. */
    fun <T> maybe(key: String, read: (Any) -> T): T? = values[key]?.let(read)

    /** The elements of a list; none when it is absent. */
    fun <T> many(key: String, read: (Any?) -> T): List<T> = values[key]?.let { listed(it, read) } ?: emptyList()

    /** The values of an object by their names; none when it is absent. */
    fun <T> named(key: String, read: (Any?) -> T): Map<String, T> = values[key]?.let { mapped(it, read) } ?: emptyMap()

    /** What stands beside the fields with these names. */
    fun others(vararg known: String): Map<String, Any?> = values - known.toSet()

    companion object {
        /** The fields of an object; a document may be its text alone. */
        @Suppress("UNCHECKED_CAST") // the keys of every object are strings: Json.kt makes no others
        fun of(value: Any?, json: String = ""): Fields =
            Fields(if (value is String) mapOf("content" to value) else value as Map<String, Any?>, json)
    }
}

internal fun <T> listed(value: Any, read: (Any?) -> T): List<T> = (value as List<*>).map(read)

internal fun <T> mapped(value: Any, read: (Any?) -> T): Map<String, T> =
    (value as Map<*, *>).entries.associate { (key, one) -> key as String to read(one) }

/** The fields that have a value. */
internal fun present(vararg fields: Pair<String, Any?>): Map<String, Any?> = fields.filter { it.second != null }.toMap()
