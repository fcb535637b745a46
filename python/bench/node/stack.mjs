// Eight usual packages, one after the other. Reads a sample a line, the signatures first; answers with the CPU nanoseconds of
// each part and with what it found.
import { createInterface } from "node:readline";
import { franc } from "franc";
import { RegExpMatcher, englishDataset, englishRecommendedTransformers } from "obscenity";
import redact from "redact-pii";
import Sentiment from "sentiment";
import similarity from "string-similarity";
import readability from "text-readability";
import { Corpus } from "tiny-tfidf";
import model from "wink-eng-lite-web-model";
import wink from "wink-nlp";

const nlp = wink(model, ["sbd"]);
const its = nlp.its;
const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
const redactor = new redact.SyncRedactor();
const sentiment = new Sentiment();
let signatures = [];

const texts = (sample) => [sample.query, sample.response, ...sample.rag_documents];

function* decoded(text) {
  for (const [run] of text.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/g)) yield Buffer.from(run, "base64").toString();
  for (const [run] of text.matchAll(/\b(?:[0-9a-fA-F]{2}){12,}\b/g)) yield Buffer.from(run, "hex").toString();
}

function attacks(sample) {
  const hit = (text) => signatures.some((signature) => signature.test(text));
  return texts(sample).some((text) => hit(text) || [...decoded(text)].some(hit));
}

const parts = {
  "wink-nlp": (sample) => texts(sample).map((text) => {
    const read = nlp.readDoc(text);
    return [read.sentences().out(), read.tokens().out(its.normal)].map((list) => list.length);
  }),
  "text-readability": ({ response }) => [
    readability.fleschReadingEase(response),
    readability.fleschKincaidGrade(response),
    readability.gunningFog(response),
    readability.automatedReadabilityIndex(response),
  ],
  sentiment: ({ response }) => sentiment.analyze(response).comparative,
  obscenity: ({ response }) => matcher.hasMatch(response),
  franc: ({ response }) => franc(response),
  "redact-pii": (sample) => texts(sample).some((text) => redactor.redact(text).includes("CREDIT_CARD_NUMBER")),
  "string-similarity": ({ response, rag_documents }) =>
    rag_documents.map((document) => similarity.compareTwoStrings(response, document)),
  "tiny-tfidf": ({ response, rag_documents }) => {
    const all = [response, ...rag_documents];
    const corpus = new Corpus(all.map((_, at) => String(at)), all);
    const own = corpus.getDocumentVector("0");
    return rag_documents.map((_, at) => cosine(own, corpus.getDocumentVector(String(at + 1))));
  },
  "regular expressions, base64, hex": attacks,
};

function cosine(a, b) {
  let product = 0;
  let lengths = [0, 0];
  for (const [term, weight] of a) {
    product += weight * (b.get(term) ?? 0);
    lengths[0] += weight * weight;
  }
  for (const weight of b.values()) lengths[1] += weight * weight;
  return product / Math.sqrt(lengths[0] * lengths[1]) || 0;
}

for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  if (told.attacks) {
    signatures = [
      ...told.attacks.map((expression) => new RegExp(expression, "i")),
      ...told.secrets.map((expression) => new RegExp(expression)),
    ];
    continue;
  }
  const took = {};
  const found = {};
  for (const [name, part] of Object.entries(parts)) {
    const start = process.cpuUsage();
    found[name] = part(told);
    const { user, system } = process.cpuUsage(start);
    took[name] = 1e3 * (user + system);
  }
  process.stdout.write(JSON.stringify({ took, found }) + "\n");
}
