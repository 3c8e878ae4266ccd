import type { Words } from "../language";

type ColumnName = keyof Words["tables"]["columns"];

/**
 * What else columns are called in exports of other programs. A heading read by one of these is told, since it is a guess; the
 * column's own names in either language come first. Names that mean different things in different programs, or come in different units, are left out.
 */
export const headingSynonyms: Partial<Readonly<Record<ColumnName, readonly string[]>>> = {
  item: ["article", "article no", "item code", "item no", "item number", "item id", "material", "material no", "part", "part no", "part number", "product code", "sku", "物料", "物料代码", "物料编号", "物料号", "料号", "品号", "存货编码", "产品编码", "产品代码"],
  name: ["article name", "item name", "part name", "description", "item description", "material description", "product name", "物料名称", "品名", "存货名称", "产品名称", "物料描述"],
  specification: ["spec", "model", "规格", "规格型号", "型号"],
  family: ["product family", "product group", "item group", "产品类别", "产品族", "物料组"],
  unit: ["uom", "base unit", "unit of measure", "计量单位", "基本单位"],
  standardCost: ["std cost", "单位标准成本"],
  leadTimeDays: ["lead time", "lead time (days)", "lt", "采购周期", "生产周期", "前置期"],
  safetyStock: ["safety stock qty", "安全库存量"],
  order: ["order no", "order number", "sales order", "so no", "po no", "work order", "订单编号", "订单号码", "单据编号", "工单号", "采购单号"],
  customer: ["customer code", "customer no", "customer id", "客户代码", "客户编号"],
  quantity: ["qty", "order qty", "order quantity", "订单数量", "订货数量"],
  shipped: ["shipped qty", "delivered", "delivered qty", "已发货", "已出库数量", "累计发货"],
  due: ["due date", "delivery date", "required date", "交货日期", "需求日期", "到货日期", "要求交期"],
  workCentre: ["work center", "work center code", "workcenter", "machine", "machine id", "resource", "工作中心", "工作中心代码", "机台", "设备编号"],
  department: ["workshop", "shop", "车间", "生产部门"],
  headcount: ["number of machines", "machine count", "count", "人数", "机台数", "设备数量"],
  operation: ["operations", "operation no", "op", "op no", "工序", "工序代码"],
  hoursPerUnit: ["standard hours", "单位工时", "标准工时"],
  parent: ["parent item", "parent part", "assembly", "父件编码", "父件", "母件编码", "母件", "父项物料"],
  component: ["component item", "child", "child item", "子件编码", "子件", "子项物料", "组件"],
  quantityPer: ["qty per", "quantity per assembly", "usage", "单位用量", "标准用量", "基本用量", "定额"],
  scrap: ["scrap rate", "scrap factor", "损耗", "损耗率%"],
  onHand: ["stock qty", "stock quantity", "on hand qty", "quantity on hand", "qty on hand", "available stock", "库存量", "库存数量", "现存数量", "结存数量"],
  warehouse: ["location", "storage location", "warehouse code", "仓库编码", "仓库名称", "库位"],
  supplier: ["vendor", "supplier name", "供方", "供应商名称"],
};
