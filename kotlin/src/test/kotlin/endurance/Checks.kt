// What the package promises, checked without a framework: the last line is `N passed, N failed`.

package endurance

import kotlin.concurrent.thread
import kotlin.system.exitProcess

private var passed = 0
private var failed = 0

private fun check(what: String, holds: Boolean) {
    if (holds) passed++ else failed++.also { println("failed: $what") }
}

private fun refused(call: () -> Unit): EnduranceException? =
    try {
        call()
        null
    } catch (error: EnduranceException) {
        error
    }

private val evaluator = Evaluator()

private fun offsets() {
    val response = "😀 It opens at 9."
    val document = "😀😀 The office opens at 9."
    val found = evaluator.evaluate(Interaction(response, ragDocuments = listOf(Document(document))))
    val claim = found.verification.claims.single()
    check("the emoji counts two", claim.span.startUtf16 == 0 && claim.span.endUtf16 == 17)
    check("the span is the claim", claim.span.of(response) == claim.text)
    check("the evidence is in the document", claim.evidence.first().of(document) == claim.evidence.first().text)
    check("the JSON counts bytes", """"span":{"start":0,"end":19}""" in found.json)
    val verified = evaluator.verify(Interaction(response, ragDocuments = listOf(Document(document))))
    check("verify counts the same", verified.verification == found.verification)
    val scan = evaluator.scan("😀 mail jane.doe@northwind.org")
    check("a scan counts the same", scan.pii.single().span.of("😀 mail jane.doe@northwind.org") == "jane.doe@northwind.org")
}

private fun json() {
    val text = """{"response": "It opens at 9.", "rag_documents": ["It opens at 9."]}"""
    val expected = evaluator.evaluate(Interaction("It opens at 9.", ragDocuments = listOf(Document("It opens at 9."))))
    check("JSON as text and as bytes", evaluator.evaluateJson(text) == expected && evaluator.evaluateJson(text.toByteArray()) == expected)
    check("its claims", evaluator.verifyJson(text).verification == expected.verification)
    check("a request as text", evaluator.scanJson("""{"text": "a", "role": "document"}""") == evaluator.scan("a", ScanRole.Document))
}

private fun words() {
    check("a known word", Verdict.of("pass") === Verdict.Pass)
    check("a word of a later version", Verdict.of("later") == Verdict.of("later") && Verdict.of("later").word == "later")
    check("it is no known one", Verdict.of("later") !in Verdict.all && Verdict.all.size == 4)
    val known = evaluator.evaluate(Interaction("It opens at 9."))
    val later = known.json.replaceFirst("{", """{"later":{"a":[1]},""").replaceFirst(""""verdict":"""", """"verdict":"later_""")
    val read = Evaluation.read(Fields.of(valueOf(later), later))
    check("a field of a later version is passed over", read.metrics == known.metrics)
    check("its words are kept", read.verdict.word.startsWith("later_"))
}

private fun errors() {
    check("a good call", refused { evaluator.evaluate(Interaction("")) } == null)
    val config = refused { Evaluator(Config(thresholds = Thresholds(pass = 200.0))) }
    check("a configuration", config?.code == "invalid_config" && "pass" in config.message.orEmpty())
    check("a key", refused { Evaluator.ofJson("""{"profil": "rti"}""") }?.code == "invalid_config")
    check("no JSON", refused { evaluator.evaluateJson("{".toByteArray()) }?.code == "invalid_json")
    check("no UTF-8", refused { evaluator.evaluateJson(byteArrayOf(-1)) }?.code == "invalid_utf8")
    check("a field", refused { evaluator.verifyJson("{}".toByteArray()) }?.code == "missing_field")
    val field = refused { evaluator.evaluate(Interaction("", metadata = Metadata(latencyMs = -1.0))) }
    check("no place in JSON that nobody wrote", field?.message == "`metadata.latency_ms` must be 0 or more")
    val typed = refused { Evaluator(Config(thresholds = Thresholds(pass = 200.0))) }
    check("nor in a configuration", "column" !in typed?.message.orEmpty())
    check("a place in JSON that somebody wrote", "column" in refused { evaluator.evaluateJson("""{"response": 7}""") }?.message.orEmpty())
    check("JSON that is no Unicode", refused { evaluator.evaluateJson("\ud83d") }?.code == "invalid_utf8")
    val closed = Evaluator().apply { close() }
    val told = runCatching { closed.evaluate(Interaction("")) }.exceptionOrNull()
    check("one that is closed", told is IllegalStateException && told.message == "the evaluator is closed")
    check("a lone surrogate", refused { evaluator.evaluate(Interaction("\ud83d")) }?.code == "invalid_field")
    val odd = Interaction("", metadata = Metadata(extra = mapOf("mine" to Any())))
    check("what JSON has not", refused { evaluator.evaluate(odd) }?.code == "invalid_field")
    check("no number", refused { Evaluator(Config(thresholds = Thresholds(pass = Double.NaN))) }?.code == "invalid_field")
}

private fun inputs() {
    val config = Config(profile = Profile.Rti, strict = true, require = emptyList(), weights = mapOf("security" to 1.0))
    val odd = "\u0000 \" \\ \n \u2028 é"
    val interaction =
        Interaction(
            odd,
            history = listOf(Turn("Hello", Role.User)),
            metadata = Metadata(model = "gpt-4", latencyMs = 12.5, ratings = listOf(5.0), extra = mapOf("mine" to listOf(1, null, true))),
        )
    check("it is read back as it was", Interaction.read(Fields.of(valueOf(jsonOf(interaction.write()).decodeToString()))) ==
        interaction.copy(metadata = interaction.metadata?.copy(extra = mapOf("mine" to listOf(1L, null, true)))))
    Evaluator(config).use { check("a whole configuration", it.evaluate(interaction).warnings.isEmpty()) }
    check("Java leaves out what has a default", runCatching { Document::class.java.getConstructor(String::class.java) }.isSuccess)
    check("a version", Evaluator.version.isNotEmpty())
}

private fun threads() {
    val interaction = Interaction("It opens at 9.", ragDocuments = listOf(Document("The office opens at 9.")))
    val expected = evaluator.evaluate(interaction)
    val wrong = java.util.concurrent.atomic.AtomicInteger()
    val threads = List(8) { thread { repeat(25) { if (evaluator.evaluate(interaction) != expected) wrong.incrementAndGet() } } }
    threads.forEach(Thread::join)
    check("threads get the same", wrong.get() == 0)
}

fun main() {
    offsets()
    json()
    words()
    errors()
    inputs()
    threads()
    println("$passed passed, $failed failed")
    if (failed > 0) exitProcess(1)
}
