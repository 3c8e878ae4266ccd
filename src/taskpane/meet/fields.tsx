import { Field, Input, type InputProps, makeStyles, Select, Textarea } from "@fluentui/react-components";
import { useId } from "react";
import type { FormField } from "./useForm";

// Fluent's own least width would push the pane wider than 320 px.
const useStyles = makeStyles({ field: { minWidth: 0, width: "100%", "& select": { minWidth: 0, width: "100%" } } });

interface Props {
  label: string;
  field: FormField;
  required?: boolean;
  hint?: string;
}

const messageOf = ({ message }: FormField) => message !== undefined && { validationMessage: message };

/** One line of text with its label. */
export function TextField({ label, field, required, hint, ...input }: Props & Pick<InputProps, "inputMode" | "contentAfter" | "list">) {
  const styles = useStyles();
  return (
    <Field label={label} {...(required && { required })} {...(hint !== undefined && { hint })} {...messageOf(field)}>
      <Input className={styles.field} value={field.value} onChange={(_, { value }) => field.set(value)} {...input} />
    </Field>
  );
}

/** Several lines of text with their label. */
export function LongTextField({ label, field, required }: Props) {
  return (
    <Field label={label} {...(required && { required })} {...messageOf(field)}>
      <Textarea value={field.value} onChange={(_, { value }) => field.set(value)} />
    </Field>
  );
}

/** Offers what was typed before. */
export function NameField({ names, ...props }: Props & { names: readonly string[] }) {
  const id = useId();
  return (
    <>
      <TextField {...props} list={id} />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** `empty`: what stands for no choice; without it the first option is chosen. */
export function ChoiceField({ label, field, required, hint, options, empty }: Props & { options: readonly (readonly [value: string, label: string])[]; empty?: string }) {
  const styles = useStyles();
  return (
    <Field label={label} {...(required && { required })} {...(hint !== undefined && { hint })} {...messageOf(field)}>
      <Select className={styles.field} value={field.value} onChange={(_, { value }) => field.set(value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
