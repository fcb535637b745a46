export { guard } from "./fastify.js";
export type * from "./fastify.js";
