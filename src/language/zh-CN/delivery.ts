/** 交付命令的用语。 */
export const delivery = {
  usage: `用法：npm run deliver -- --address https://… --out 文件夹 [--network microsoft|china|intranet] [--framed-by https://…]… [--id GUID] [--lang zh|en]
  构建并写出可直接托管的文件夹：页面、清单、响应头文件、管理员说明、许可
  --address    加载项的网址（https）         --out  空文件夹，或以前的交付
  --network    Office 脚本的来源：microsoft（默认）、china（世纪互联）、intranet（随文件夹自带）
  --framed-by  其他可嵌入窗格的地址，例如自建的 Office Online Server；可多次使用
  --id         清单的标识；同一单位并存两个交付时用
  退出码：0 已写出，1 未写出`,
  addressFaults: {
    notAnAddress: "--address 不是网址",
    notHttps: "--address 须以 https:// 开头：Office 不接受其他网址",
    localhost: "--address 是本机：别人的电脑找不到它",
    hasQuery: "--address 不能含用户名、? 或 #",
  },
  noAddress: "缺少 --address",
  noFolder: "缺少 --out 文件夹",
  wrongNetwork: "--network 只能是 microsoft、china 或 intranet",
  wrongFrame: (given: string) => `--framed-by ${given} 须为 https:// 加主机名，没有路径`,
  wrongId: "--id 不是 GUID，例：7c1d2a34-5b6e-4f70-8a91-b2c3d4e5f601",
  notReplaceable: (folder: string) => `${folder} 里有其他文件，没有改动。请给一个空文件夹，或以前的交付。`,
  building: "正在构建……",
  failed: (reason: string) => `没有写出：${reason}`,
  written: (folder: string, files: number, address: string) => `已写出 ${folder}（${files} 个文件），供 ${address} 使用。`,
  next: (folder: string) => `下一步见 ${folder}/administrator.html；核对清单：npm run validate -- --production ${folder}`,
};
