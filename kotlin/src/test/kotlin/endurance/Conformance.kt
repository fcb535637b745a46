// Answers conformance/cases.json: ConformanceKt CASES [ANSWERS]. One line a case to standard output: its name, a tab, and the
// digest of the answer, or the code of what was refused, or `-` for a scan, which has no digest. With ANSWERS, the answers'
// JSON is written there, one a line.

package endurance

import java.io.File
import kotlin.system.exitProcess

private class Case(private val fields: Map<*, *>) {
    val name = fields["name"] as String

    fun evaluator(): Evaluator = if ("config" in fields) Evaluator.ofJson(json("config").decodeToString()) else Evaluator()

    fun scan(): ByteArray? = if ("scan" in fields) json("scan") else null

    /** The bytes of the interaction, which may be no JSON and no UTF-8. */
    fun interaction(): ByteArray =
        (fields["bytes"] as List<*>?)?.map { (it as Long).toByte() }?.toByteArray() ?: json("interaction")

    /** The interaction in classes, where they hold all that the case says. */
    fun typed(): Interaction? {
        val given = fields["interaction"] as? Map<*, *> ?: return null
        val typed = runCatching { Interaction.read(Fields.of(given)) }.getOrNull() ?: return null
        return typed.takeIf { numbersAside(it.write()) == numbersAside(given) }
    }

    private fun json(key: String): ByteArray = jsonOf(fields[key])
}

/** A value of JSON whose whole numbers are no other than the same with a fraction of nothing. */
private fun numbersAside(value: Any?): Any? =
    when (value) {
        is Number -> value.toDouble()
        is List<*> -> value.map(::numbersAside)
        is Map<*, *> -> value.mapValues { (_, one) -> numbersAside(one) }
        else -> value
    }

/** What is told of a case, and the JSON of its answer. */
private fun answer(case: Case): Pair<String, String> =
    try {
        case.evaluator().use { evaluator ->
            val scan = case.scan()
            if (scan != null) return "-" to evaluator.scanJson(scan).json
            val found = evaluator.evaluateJson(case.interaction())
            check(Evaluation.read(Fields.of(valueOf(found.json), found.json)).digest == found.digest)
            case.typed()?.let {
                typed++
                check(evaluator.evaluate(it).digest == found.digest) { "${case.name}: classes give another digest" }
            }
            found.digest to found.json
        }
    } catch (error: EnduranceException) {
        check(error.code != "internal") { error }
        error.code to """{"error":{"code":"${error.code}"}}"""
    }

private var typed = 0

fun main(arguments: Array<String>) {
    val cases = valueOf(File(arguments[0]).readText()) as List<*>
    val answers = arguments.getOrNull(1)?.let { File(it).bufferedWriter() }
    for (one in cases) {
        val case = Case(one as Map<*, *>)
        val (told, json) = answer(case)
        println("${case.name}\t$told")
        answers?.appendLine(json)
    }
    answers?.close()
    if (typed < 300) {
        System.err.println("only $typed cases could be told in classes")
        exitProcess(1)
    }
}
