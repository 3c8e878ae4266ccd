/** Listens for what the content security policy refuses; gives back the way to ask for it: "directive: address", each once. */
export function watchPolicy(page: EventTarget): () => readonly string[] {
  const seen = new Set<string>();
  page.addEventListener("securitypolicyviolation", (event) => {
    const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent;
    seen.add(`${effectiveDirective}: ${blockedURI}`);
  });
  return () => [...seen];
}
