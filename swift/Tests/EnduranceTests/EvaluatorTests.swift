import Endurance
import XCTest

final class EvaluatorTests: XCTestCase {
    func testAClaimIsContradicted() throws {
        let response = "😀 The IT budget is INR 87 crore."
        let interaction = Interaction(
            response: response,
            ragDocuments: [Document(content: "The IT budget for 2024-25 is INR 78 crore.", id: "doc_1")]
        )
        let found = try Evaluator().evaluate(interaction)

        XCTAssertEqual(found.verdict, .fail)
        let claim = found.verification.claims[0]
        XCTAssertEqual(claim.verdict, .contradicted)
        XCTAssertEqual(claim.span.of(response).map(String.init), claim.text)
    }

    func testAScoreIsReadByItsName() throws {
        let found = try Evaluator().evaluate(json: #"{"response": "It opens at 9.", "rag_documents": ["It opens at 9."]}"#)
        let score: Double? = found.dimensions["data_grounding"]
        XCTAssertEqual(score, 100)
        XCTAssertNil(found.dimensions["human_control"])
    }

    func testNoPlaceInJSONThatNobodyWrote() throws {
        XCTAssertThrowsError(try Evaluator(Config(thresholds: Thresholds(pass: 200)))) { error in
            XCTAssertFalse((error as? EnduranceError)?.message.contains("column") ?? true)
        }
    }

    func testARefusalHasACode() throws {
        XCTAssertThrowsError(try Evaluator(json: #"{"profil": "rti"}"#)) { error in
            XCTAssertEqual((error as? EnduranceError)?.code, "invalid_config")
        }
    }
}
