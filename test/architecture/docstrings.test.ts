import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const source = join(__dirname, "../../src");

/** "engine/plan.ts: plan": exported functions of a file before which no docstring stands. */
function withoutDocstring(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  return file.statements.flatMap((statement) => {
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    const isTold = (ts.getLeadingCommentRanges(text, statement.pos) ?? []).some(({ pos }) => text.startsWith("/**", pos));
    return isExported && !isTold ? functionsOf(statement).map((name) => `${path}: ${name}`) : [];
  });
}

function functionsOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? "default"];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => (initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) ? [name.getText()] : []));
}

test("every public function says what it is for", () => {
  // The kernel is not TypeScript, and words of a language say themselves.
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/")).filter((path) => /\.tsx?$/.test(path) && !/^(?:kernel|language\/(?:zh-CN|en-US))\//.test(path));
  expect(files.length).toBeGreaterThan(400);
  expect(files.flatMap((path) => withoutDocstring(path, readFileSync(join(source, path), "utf8")))).toEqual([]);
});

test("and this test sees one that does not", () => {
  const text = "/** Told. */\nexport const a = () => 1;\nexport const b = () => 1;\n// No docstring.\nexport function c() {}\nfunction own() {}\nexport const d = 1;\n";
  expect(withoutDocstring("x.ts", text)).toEqual(["x.ts: b", "x.ts: c"]);
});
