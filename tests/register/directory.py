"""Files as CQC publishes them, made small: the monthly directory and the weekly one."""

from __future__ import annotations

import csv
import io
import zipfile
from xml.sax.saxutils import escape

KIND = "application/vnd.oasis.opendocument.spreadsheet"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    f' xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0"'
    f' xmlns:text="{_ODF}:text:1.0"><office:body><office:spreadsheet>'
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"

MONTHLY = (
    "Location ID", "Location HSCA start date", "Dormant (Y/N)", "Care home?", "Location Name",
    "Location ODS Code", "Location Telephone Number", "Registered manager", "Location Web Address",
    "Care homes beds", "Location Type/Sector", "Location Inspection Directorate",
    "Location Primary Inspection Category", "Location Latest Overall Rating", "Publication Date",
    "Inherited Rating (Y/N)", "Location Region", "Location NHS Region", "Location Local Authority",
    "Location Street Address", "Location Address Line 2", "Location City", "Location County",
    "Location Postal Code", "Location Latitude", "Location Longitude", "Brand ID", "Brand Name",
    "Provider Companies House Number", "Provider Charity Number", "Provider ID", "Provider Name",
    "Regulated activity - Personal care",
    "Service type - Care home service with nursing",
    "Service type - Care home service without nursing",
    "Service type - Domiciliary care service",
    "Service user band - Dementia", "Service user band - Older People",
)  # fmt: skip

WEEKLY = (
    "Name", "Also known as", "Address", "Postcode", "Phone number",
    "Service's website (if available)", "Service types", "Date of latest check",
    "Specialisms/services", "Provider name", "Local authority", "Region", "Location URL",
    "CQC Location ID (for office use only)", "CQC Provider ID (for office use only)",
)  # fmt: skip

ELM = {
    "Location ID": "1-1000000001", "Location HSCA start date": "01/10/2010",
    "Dormant (Y/N)": "N", "Care home?": "Y", "Location Name": "Elm House",
    "Location Telephone Number": "01134960123", "Location Web Address": "www.elm.example",
    "Care homes beds": "42", "Location Latest Overall Rating": "Good",
    "Publication Date": "19/03/2024", "Location Region": "Yorkshire and The Humber",
    "Location Local Authority": "Leeds", "Location Street Address": "1 Elm Road",
    "Location Address Line 2": "Headingley", "Location City": "Leeds",
    "Location County": "West Yorkshire", "Location Postal Code": "LS6 3AB",
    "Location Latitude": "53.81945", "Location Longitude": "-1.57649",
    "Provider ID": "1-2000000001", "Provider Name": "Elm Care Limited",
    "Service type - Care home service without nursing": "Y", "Service user band - Dementia": "Y",
}  # fmt: skip

ELM_WEEKLY = {
    "Name": "Elm House", "Also known as": "The Elms", "Address": "1 Elm Road,Headingley,Leeds",
    "Postcode": "LS6 3AB", "Phone number": "01134960123",
    "Service's website (if available)": "www.elm.example", "Service types": "Residential homes",
    "Date of latest check": "19/Mar/2024", "Specialisms/services": "Dementia",
    "Provider name": "Elm Care Limited", "Local authority": "Leeds",
    "Region": "Yorkshire and The Humber",
    "Location URL": "https://www.cqc.org.uk/location/1-1000000001",
    "CQC Location ID (for office use only)": "1-1000000001",
    "CQC Provider ID (for office use only)": "1-2000000001",
}  # fmt: skip


def elm(**changed):
    """A row of the monthly file: ``elm(name="Oak House", rating="Inadequate")``."""
    short = {
        "id": "Location ID", "name": "Location Name", "rating": "Location Latest Overall Rating",
        "rated": "Publication Date", "dormant": "Dormant (Y/N)", "beds": "Care homes beds",
        "postcode": "Location Postal Code", "phone": "Location Telephone Number",
        "website": "Location Web Address", "latitude": "Location Latitude",
        "home": "Care home?", "provider": "Provider ID",
    }  # fmt: skip
    return ELM | {short[name]: value for name, value in changed.items()}


def elm_weekly(**changed):
    short = {
        "id": "CQC Location ID (for office use only)", "name": "Name", "address": "Address",
        "postcode": "Postcode", "services": "Service types", "aka": "Also known as",
    }  # fmt: skip
    return ELM_WEEKLY | {short[name]: value for name, value in changed.items()}


def cells(row, headings):
    return [row.get(heading, "") for heading in headings]


def ods(*rows, headings=MONTHLY):
    """Return the bytes of a monthly directory; other sheets come before and after it."""
    readme = table("README", [["HSCA active locations"], ["Contact", "", "syndication@cqc.org.uk"]])
    body = table("HSCA_Active_Locations", [headings, *(cells(row, headings) for row in rows)])
    return packed(HEAD + (readme + body + table("Metadata", [["Name", "Value"]])) + TAIL)


def table(name, rows):
    written = "".join(f"<table:table-row>{_cells(row)}</table:table-row>" for row in rows)
    return (
        f'<table:table table:name="{name}">{written}<table:table-row'
        ' table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )


def _cells(row):
    """Write cells as a spreadsheet program does: equal neighbours once, the edge filled up."""
    written, at = [], 0
    while at < len(row):
        end = next((n for n in range(at, len(row)) if row[n] != row[at]), len(row))
        written.append(_cell(row[at], end - at))
        at = end
    return "".join(written) + _cell("", 16384 - len(row))


def _cell(text, times):
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    if text == "":
        return f"<table:table-cell{repeated}/>"
    if isinstance(text, float | int):
        kind = f' office:value-type="float" office:value="{text}"'
    else:
        kind = ' office:value-type="string"'
    return (
        f"<table:table-cell{repeated}{kind}><text:p>{escape(str(text))}</text:p></table:table-cell>"
    )


def packed(content, kind=KIND):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(zipfile.ZipInfo("mimetype"), kind)
        zipped.writestr("content.xml", content)
    return file.getvalue()


def weekly(*rows, headings=WEEKLY, preamble=4):
    """Return the text of a weekly directory, with the lines CQC writes above it."""
    file = io.StringIO()
    writer = csv.writer(file)
    above = [["Care directory"], ["Care Quality Commission"], ["Published 20 November 2026"], []]
    writer.writerows(above[:preamble])
    writer.writerow(headings)
    writer.writerows([row.get(name, "") for name in WEEKLY] for row in rows)
    return file.getvalue()
