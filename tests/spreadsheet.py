#!/usr/bin/python3
"""Fills cells in as a person does in LibreOffice, recalculates, saves as .xlsx.  usage: spreadsheet.py IN.xlsx OUT.xlsx CELLS.json

CELLS.json: [[sheet, "H12", value] …]; {"date": "2025-06-30"} as value is typed as a date. Prints a JSON object: for every cell
"validation", the list that its drop-down offers (or null), and "types", the kinds of all cells with content."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    out = PropertyValue()
    out.Name, out.Value = name, value
    return out


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    sys.exit("LibreOffice did not start")


def fill(document, sheet, address, value):
    cell = document.Sheets.getByName(sheet).getCellRangeByName(address)
    if isinstance(value, dict):
        cell.FormulaLocal = value["date"]
    elif isinstance(value, str):
        cell.String = value
    else:
        cell.Value = value
    rule = cell.Validation
    return rule.getFormula1() if rule.Type.value == "LIST" else None


def kinds(document):
    out = {}
    for sheet in document.Sheets.ElementNames:
        cells = document.Sheets.getByName(sheet)
        cursor = cells.createCursor()
        cursor.gotoEndOfUsedArea(False)
        for row in range(cursor.RangeAddress.EndRow + 1):
            for column in range(cursor.RangeAddress.EndColumn + 1):
                cell = cells.getCellByPosition(column, row)
                if cell.Type.value == "FORMULA":
                    out.setdefault(cell.Formula[:200], cell.getError())
    return out


def main():
    source, target, cells = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"celah{os.getpid()}"
        office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo",
                                   f"--accept=pipe,name={pipe};urp"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        desktop = None
        try:
            context = connect(pipe)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            document = desktop.loadComponentFromURL(pathlib.Path(source).resolve().as_uri(), "_blank", 0, (prop("Hidden", True),))
            offered = [fill(document, *one) for one in json.load(open(cells))]
            document.calculateAll()
            formulas = kinds(document)
            document.storeToURL(pathlib.Path(target).resolve().as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))
            document.close(True)
            print(json.dumps({"validation": offered, "formulas": formulas}))
        finally:
            try:
                if desktop is not None:
                    desktop.terminate()
            except Exception:
                pass
            try:
                office.wait(30)
            except subprocess.TimeoutExpired:
                office.kill()


main()
