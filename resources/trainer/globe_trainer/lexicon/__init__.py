"""The visible things that a text names: the same words, read in the same way, as in the workbench (`electron/core/entities`).

Every module here has its counterpart there; `test/fixtures/training/mentions.json` is read by the tests of both. Letters are told
by Python's own Unicode tables, which may know fewer of the youngest scripts than the workbench's.
"""
