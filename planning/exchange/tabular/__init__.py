"""Tables of spreadsheets: XLSX and CSV in and out, whatever part of a plan their columns are about."""
