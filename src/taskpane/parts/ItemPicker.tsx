import { Combobox, Field, makeStyles, Option } from "@fluentui/react-components";
import { useState } from "react";
import { wholeFigure } from "../../language/format";
import { type NamedItem, searchItems } from "../itemSearch";
import { usePaneTools } from "../paneContext";

/** A longer list is no help in a narrow pane, and slow. */
const shownAtMost = 40;

const useStyles = makeStyles({
  // Fluent's own least width would push the pane wider than 320 px.
  field: { minWidth: 0, width: "100%" },
  list: { maxHeight: "260px" },
});

interface Props {
  items: readonly NamedItem[];
  chosen: string | undefined;
  choose(item: string): void;
  /** "Item", unless other things are chosen among. */
  label?: string;
  message?: string | undefined;
}

/** An item by code or name. What is typed narrows the list and marks its likeliest; Enter takes what is marked. */
export function ItemPicker({ items, chosen, choose, label, message }: Props) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const { ask } = words.pane;
  const nameOf = ({ item, name }: NamedItem): string => words.questions.item(item, name);
  const current = items.find(({ item }) => item === chosen);
  const found = searchItems(items, typed ?? "");
  const take = (item: string | undefined) => {
    if (item === undefined || !items.some((other) => other.item === item)) return;
    setTyped(undefined);
    setOpen(false);
    choose(item);
  };
  const onTyped = (text: string) => {
    setTyped(text);
    // By key it opens by itself; pasted and composed text comes without one.
    setOpen(true);
  };

  return (
    <Field label={label ?? ask.item} {...(message !== undefined && { validationMessage: message })}>
      <Combobox
        freeform
        open={open}
        onOpenChange={(_, data) => setOpen(data.open)}
        className={styles.field}
        listbox={{ className: styles.list }}
        placeholder={ask.itemHint}
        value={typed ?? (current ? nameOf(current) : "")}
        selectedOptions={chosen === undefined ? [] : [chosen]}
        onChange={(event) => onTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(undefined)}
        onOptionSelect={(_, { optionValue }) => take(optionValue)}
      >
        {found.slice(0, shownAtMost).map((item) => (
          <Option key={item.item} value={item.item} text={nameOf(item)}>
            {nameOf(item)}
          </Option>
        ))}
        {found.length === 0 && (
          <Option disabled value="" text={ask.noItem}>
            {ask.noItem}
          </Option>
        )}
        {found.length > shownAtMost && (
          <Option disabled value="" text="">
            {ask.more(wholeFigure(found.length - shownAtMost))}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
