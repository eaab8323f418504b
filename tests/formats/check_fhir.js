// Validates one FHIR R4 resource from standard input with the npm package "fhir".
const { Fhir } = require("fhir");

let given = "";
process.stdin.on("data", (part) => { given += part; });
process.stdin.on("end", () => {
  const found = new Fhir().validate(JSON.parse(given), { errorOnUnexpected: true });
  process.stdout.write(JSON.stringify(found));
});
