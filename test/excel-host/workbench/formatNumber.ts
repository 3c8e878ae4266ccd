import { formatCellValue } from "@cj-tech-master/excelts";

export const formatNumber = (value: number, numberFormat: string): string => formatCellValue(value, numberFormat);
