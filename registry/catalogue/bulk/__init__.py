"""Reads files that list many pieces of software: code.json, CSV and XLSX, each as rows with their findings."""
