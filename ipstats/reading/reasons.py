"""Why a number with a unit became no statement."""

DATE = "date"
DURATION = "duration"
RANK = "rank"
TITLE = "title"
DOCUMENT_NUMBER = "document number"
STANDARD = "standard"
PART_OF_NAME = "part of a name"
NUMBER_WORD = "number word"  # 一个, 三大: a small number that counts nothing wanted
LIST = "list of what exists"
MEASURES = "count of measures"
MEETING = "meeting"
SUBSIDY = "subsidy"
SAME_SUM = "same sum again"
CONDITION = "condition"  # an amount that tells which ones are meant: 年产值10亿元以上的企业
DUTY = "duty"  # in the brackets that say who is responsible
HEADER = "header"
GROUP = "row that names a group"
ROW_NUMBER = "row number"
UNIT = "unit"
EQUATION = "equation"
CELL = "cell not understood"
COLUMN = "column not understood"
NO_NAME = "no name"
NO_ROW_NAME = "row without name"
TABLE = "table not understood"

# What may be a figure for all that is known; the others are known to be none.
OPEN = frozenset({CELL, COLUMN, NO_NAME, NO_ROW_NAME, TABLE})
