import { useState } from "react";
import type { Draft } from "./state";
import type { Meet } from "./useMeet";

/** A field of a form: what is typed, and what is wrong with it once somebody has tried to send. */
export interface FormField {
  value: string;
  set(value: string): void;
  message: string | undefined;
}

/** A form whose contents outlast its screen: a step that is refused or cancelled loses nothing. */
export function useForm<K extends string>(meet: Meet, form: string, initial: Readonly<Record<K, string>>, complaintsOf: (typed: Readonly<Record<K, string>>) => Partial<Record<K, string>>) {
  const [tried, setTried] = useState(false);
  const typed = { ...initial, ...meet.kept.drafts[form] } as Readonly<Record<K, string>>;
  const complaints = complaintsOf(typed);
  const change = (changed: Partial<Record<K, string>>) => meet.type(form, { ...typed, ...changed } as Draft);
  return {
    typed,
    change,
    field: (name: K): FormField => ({ value: typed[name], set: (value) => change({ [name]: value } as Partial<Record<K, string>>), message: tried ? complaints[name] : undefined }),
    /** Does it where nothing is wrong, else shows what is. */
    send(act: () => void) {
      const isRight = Object.values(complaints).every((complaint) => complaint === undefined);
      setTried(!isRight);
      if (isRight) act();
    },
  };
}

/** A complaint where something compulsory is missing. */
export const needed = (typed: string, complaint: string): string | undefined => (typed.trim() === "" ? complaint : undefined);
