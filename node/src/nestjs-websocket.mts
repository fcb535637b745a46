export { EnduranceGateway } from "./nestjs-websocket.js";
export type * from "./nestjs-websocket.js";
