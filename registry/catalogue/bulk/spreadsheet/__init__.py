"""Reads tables in CSV and XLSX, row by row, and tells which column holds what."""
