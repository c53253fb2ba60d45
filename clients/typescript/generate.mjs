/** Writes the types of the spec: `node generate.mjs SPEC OUTPUT`. Enums are open: a value that is new is no error. */
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const [spec, output] = process.argv.slice(2);
const { factory } = ts;
const literal = (value) => factory.createLiteralTypeNode(factory.createStringLiteral(value));
// `string & {}` keeps an editor's list of the known values, which `string` alone would swallow.
const other = factory.createIntersectionTypeNode([
  factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword), factory.createTypeLiteralNode([]),
]);

const ast = await openapiTS(pathToFileURL(spec), {
  transform(schema) {
    if (schema.type !== "string" || !schema.enum) return undefined;
    return factory.createUnionTypeNode([...schema.enum.map(literal), other]);
  },
});
const head = "// Generated from spec/openapi.yaml by `python -m generator build --client typescript`; do not edit.\n\n";
await writeFile(output, head + astToString(ast));
