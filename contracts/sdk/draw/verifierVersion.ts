/** The version of this verifier: that of package.json. */
export const verifierVersion = "bonafide 0.1.0";
