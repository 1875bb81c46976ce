/** The columns of an orders file, as the UCI "Online Retail" data names them; the last one may be absent. */
export const orderColumns = [
  "InvoiceNo",
  "StockCode",
  "Quantity",
  "InvoiceDate",
  "UnitPrice",
  "CustomerID",
  "Country",
  "Description",
] as const;
