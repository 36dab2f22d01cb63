"""A list of people arrives as a spreadsheet: read, cleaned, matched, decided, and then written whole or not at all.

reading     hands the bytes to a child process with limits, in which `reader` runs and nothing else of the site
headers     finds the row of titles by its words
cells       one cell as a date, a NIK, a phone number, or a sentence that says what is wrong with it
rows        the list as rows of people, each problem with its cell
closings    lines under the list that are no people
flats       a flat that stands in one cell
matching    who of them is in the data already, and why we think so
corrections what staff set right in a row, beside what the file says
entries     one row with what is thought of it
repeats     the same person twice in one list, for certain or perhaps
plan        what would be written, row by row, after the decisions of the office
writing     says for as long as it lasts that a list is being written
workbooks   what goes out: the template, and the rows that could not be taken
"""
