import { family, HostObject } from "../objects";

interface SettingModel {
  key: string;
}

const settingObject = (key: string): HostObject<SettingModel> => new HostObject("Setting", { key });

/** What an add-in keeps in the workbook under a name. */
export const settingFamilies = {
  SettingCollection: family<object>({
    items: (_, { book }) => [...book.settings.keys()].map(settingObject),
    call: {
      Add: (_, [key, value], { host }) => {
        host.book.settings.set(String(key), value);
        return settingObject(String(key));
      },
    },
  }),
  Setting: family<SettingModel>({
    identity: ({ key }) => ({ _Id: key }),
    keys: ({ key }) => [key],
    get: { Key: ({ key }) => key, _Id: ({ key }) => key, Value: ({ key }, { book }) => book.settings.get(key) },
    set: { Value: ({ key }, value, { host }) => void host.book.settings.set(key, value) },
    call: { Delete: ({ key }, _, { host }) => void host.book.settings.delete(key) },
  }),
};
